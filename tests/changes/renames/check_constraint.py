"""A CHECK has another name."""

from sqlalchemy import CheckConstraint, Column, Integer, MetaData, Numeric, Table


def before(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("net", Numeric),
        CheckConstraint("net > 0", name="sane"),
    )


def after(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("net", Numeric),
        CheckConstraint("net > 0", name="not_for_free"),
    )


ROWS = "INSERT INTO prices VALUES (1, 10)"
READ = {
    "SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype = 'c'": [
        ("not_for_free",)
    ]
}

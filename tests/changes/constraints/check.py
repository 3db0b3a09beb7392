"""A CHECK without a name is added to the table."""

from sqlalchemy import CheckConstraint, Column, Integer, MetaData, Numeric, Table


def before(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("net", Numeric),
        Column("gross", Numeric),
    )


def after(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("net", Numeric),
        Column("gross", Numeric),
        CheckConstraint("gross >= net"),
    )


ROWS = "INSERT INTO prices VALUES (1, 10, 12), (2, NULL, 1)"
READ = {
    "SELECT count(*) FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype = 'c'": [
        (1,)
    ]
}

"""A CHECK is written over several lines, with a comment in it."""

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
    taxed = """
        net IS NULL  -- not yet known
        OR gross > net
    """
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("net", Numeric),
        Column("gross", Numeric),
        CheckConstraint(taxed, name="taxed"),
    )


ROWS = "INSERT INTO prices VALUES (1, 10, 12)"
READ = {
    "SELECT count(*) FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype = 'c'": [
        (1,)
    ]
}

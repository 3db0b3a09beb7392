"""A value would be cut in a table with a percent sign and a colon in its name."""

from sqlalchemy import Column, Integer, MetaData, Numeric, Table


def before(metadata: MetaData) -> None:
    Table(
        "100% :a",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("50%", Numeric(6, 3)),
        schema="5% :b",
    )


def after(metadata: MetaData) -> None:
    Table(
        "100% :a",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("50%", Numeric(6, 1)),
        schema="5% :b",
    )


ROWS = 'INSERT INTO "5% :b"."100% :a" VALUES (1, 1.25)'
STOPS = "upgrade"
MESSAGE = ["100% :a", "50%", "1 row", "numeric(6,1)"]

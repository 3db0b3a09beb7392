"""A plain column becomes computed, which would overwrite what is in it: refused unless it is named."""

from sqlalchemy import Column, Computed, Integer, MetaData, Numeric, Table


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
        Column("gross", Numeric, Computed("net * 1.2", persisted=True)),
    )


ROWS = "INSERT INTO prices VALUES (1, 10, 99)"
STOPS = "generation"
MESSAGE = ["prices.gross", "-x drop=prices.gross"]

"""A plain column becomes computed, where that would overwrite another value in one row."""

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


ROWS = "INSERT INTO prices VALUES (1, 10, 99), (2, 10, 12)"
STOPS = "upgrade"
MESSAGE = ["prices.gross", "1 row", "id = 1"]

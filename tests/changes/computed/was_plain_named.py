"""A plain column becomes computed, and what is in it is dropped on purpose."""

from decimal import Decimal

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
DROP = "prices.gross"
READ = {"SELECT gross FROM prices": [(Decimal("12.0"),)]}
BACK = None  # what was computed stays, what was there before is gone

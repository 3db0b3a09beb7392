"""A computed column with an index and a view is computed in another way."""

from decimal import Decimal

from sqlalchemy import Column, Computed, Integer, MetaData, Numeric, Table, select
from sqlalchemy.schema import CreateView


def before(metadata: MetaData) -> None:
    prices = Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("net", Numeric),
        Column("gross", Numeric, Computed("net * 1.2", persisted=True), index=True),
    )
    CreateView(select(prices.c.gross), "grosses", metadata=metadata)


def after(metadata: MetaData) -> None:
    prices = Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("net", Numeric),
        Column("gross", Numeric, Computed("net * 1.5", persisted=True), index=True),
    )
    CreateView(select(prices.c.gross), "grosses", metadata=metadata)


ROWS = "INSERT INTO prices VALUES (1, 10)"
READ = {"SELECT gross FROM grosses": [(Decimal("15.0"),)]}

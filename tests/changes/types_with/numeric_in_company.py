"""Numbers get narrower, with a CHECK, a view and a computed column of them."""

from decimal import Decimal

from sqlalchemy import CheckConstraint, Column, Computed, Integer, MetaData, Numeric, Table, select
from sqlalchemy.schema import CreateView


def before(metadata: MetaData) -> None:
    prices = Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("net", Numeric(12, 4), CheckConstraint("net > 0"), index=True),
        Column("gross", Numeric(12, 4), Computed("net * 2", persisted=True)),
    )
    CreateView(select(prices.c.net, prices.c.gross), "sums", metadata=metadata)


def after(metadata: MetaData) -> None:
    prices = Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("net", Numeric(8, 2), CheckConstraint("net > 0"), index=True),
        Column("gross", Numeric(12, 4), Computed("net * 2", persisted=True)),
    )
    CreateView(select(prices.c.net, prices.c.gross), "sums", metadata=metadata)


ROWS = "INSERT INTO prices VALUES (1, 1.25)"
READ = {"SELECT * FROM sums": [(Decimal("1.25"), Decimal("2.5000"))]}

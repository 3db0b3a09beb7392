"""A column is renamed that another one is computed from."""

from decimal import Decimal

from sqlalchemy import Column, Computed, Integer, MetaData, Numeric, Table


def before(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("net", Numeric),
        Column("gross", Numeric, Computed("net * 2", persisted=True)),
    )


def after(metadata: MetaData) -> None:
    net = Column("price", Numeric, info={"renamed_from": "net"})
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        net,
        Column("gross", Numeric, Computed("price * 2", persisted=True)),
    )


ROWS = "INSERT INTO prices VALUES (1, 10)"
READ = {"SELECT price, gross FROM prices": [(Decimal(10), Decimal(20))]}

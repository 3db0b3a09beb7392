"""A column is computed no more, and what it was computed from gets another type."""

from sqlalchemy import BigInteger, Column, Computed, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "orders",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("price", Integer),
        Column("double", Integer, Computed("price * 2", persisted=True)),
    )


def after(metadata: MetaData) -> None:
    Table(
        "orders",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("price", BigInteger),
        Column("double", Integer),
    )


ROWS = "INSERT INTO orders VALUES (1, 7)"
READ = {"SELECT price, double FROM orders": [(7, 14)]}

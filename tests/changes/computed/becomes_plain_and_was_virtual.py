"""A column that was computed when it was read is computed no more, and keeps what it showed."""

from sqlalchemy import BigInteger, Column, Computed, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "orders",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("price", Integer),
        Column("double", Integer, Computed("price * 2", persisted=False), comment="x"),
    )


def after(metadata: MetaData) -> None:
    Table(
        "orders",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("price", BigInteger),
        Column("double", BigInteger, nullable=False, server_default="1", comment="x"),
    )


ROWS = "INSERT INTO orders VALUES (1, 7)"
READ = {"SELECT price, double FROM orders": [(7, 14)]}

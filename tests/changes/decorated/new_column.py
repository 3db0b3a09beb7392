"""A column has a type of the project's own, and the migration outlives it."""

from decimal import Decimal

from sqlalchemy import Column, Integer, MetaData, Numeric, Table, TypeDecorator


class Money(TypeDecorator[Decimal]):
    impl = Numeric(12, 2)
    cache_ok = True


def before(metadata: MetaData) -> None:
    Table("prices", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("net", Money, nullable=False, server_default="1"),
    )


ROWS = "INSERT INTO prices VALUES (1)"
READ = {"SELECT net FROM prices": [(Decimal("1.00"),)]}

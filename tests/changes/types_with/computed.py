"""The source of a computed column grows."""

from decimal import Decimal

from sqlalchemy import Column, Computed, Integer, MetaData, Numeric, Table


def before(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("net", Numeric(6, 2)),
        Column("gross", Numeric(8, 2), Computed("net * 1.2", persisted=True)),
    )


def after(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("net", Numeric(10, 2)),
        Column("gross", Numeric(8, 2), Computed("net * 1.2", persisted=True)),
    )


ROWS = "INSERT INTO prices VALUES (1, 10)"
READ = {"SELECT net, gross FROM prices": [(Decimal("10.00"), Decimal("12.00"))]}

"""A plain column becomes computed, which makes no difference to any row."""

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
        Column("gross", Numeric, Computed("net * 2", persisted=True)),
    )


ROWS = "INSERT INTO prices VALUES (1, 10, 20), (2, NULL, NULL)"
READ = {"SELECT gross FROM prices ORDER BY id": [(Decimal(20),), (None,)]}

"""numeric(10, 4) becomes numeric(6, 2), where all fits."""

from decimal import Decimal

from sqlalchemy import Column, Integer, MetaData, Numeric, Table


def before(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("amount", Numeric(10, 4)),
    )


def after(metadata: MetaData) -> None:
    Table(
        "prices", metadata, Column("id", Integer, primary_key=True), Column("amount", Numeric(6, 2))
    )


ROWS = "INSERT INTO prices VALUES (1, 1.2300), (2, NULL)"
READ = {"SELECT amount FROM prices ORDER BY id": [(Decimal("1.23"),), (None,)]}

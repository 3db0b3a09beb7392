"""integer becomes numeric."""

from decimal import Decimal

from sqlalchemy import Column, Integer, MetaData, Numeric, Table


def before(metadata: MetaData) -> None:
    Table("prices", metadata, Column("id", Integer, primary_key=True), Column("amount", Integer))


def after(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("amount", Numeric(12, 2)),
    )


ROWS = "INSERT INTO prices VALUES (1, 7), (2, NULL)"
READ = {"SELECT amount FROM prices ORDER BY id": [(Decimal("7.00"),), (None,)]}

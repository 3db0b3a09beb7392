"""numeric(6, 2) becomes numeric without bounds."""

from decimal import Decimal

from sqlalchemy import Column, Integer, MetaData, Numeric, Table


def before(metadata: MetaData) -> None:
    Table(
        "prices", metadata, Column("id", Integer, primary_key=True), Column("amount", Numeric(6, 2))
    )


def after(metadata: MetaData) -> None:
    Table("prices", metadata, Column("id", Integer, primary_key=True), Column("amount", Numeric))


ROWS = "INSERT INTO prices VALUES (1, 1234.56), (2, NULL)"
READ = {"SELECT amount FROM prices ORDER BY id": [(Decimal("1234.56"),), (None,)]}

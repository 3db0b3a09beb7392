"""Text with decimals becomes numeric."""

from decimal import Decimal

from sqlalchemy import Column, Integer, MetaData, Numeric, Table, Text


def before(metadata: MetaData) -> None:
    Table("prices", metadata, Column("id", Integer, primary_key=True), Column("amount", Text))


def after(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("amount", Numeric(10, 2)),
    )


ROWS = "INSERT INTO prices VALUES (1, '1.5'), (2, '-20'), (3, NULL)"
READ = {
    "SELECT amount FROM prices ORDER BY id": [(Decimal("1.50"),), (Decimal("-20.00"),), (None,)]
}
BACK = {"SELECT amount FROM prices ORDER BY id": [("1.50",), ("-20.00",), (None,)]}

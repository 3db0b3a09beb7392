"""Text becomes numeric, where one row would be rounded."""

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


ROWS = "INSERT INTO prices VALUES (1, '1.5'), (2, '1.234')"
STOPS = "upgrade"
MESSAGE = ["prices.amount", "1 row", "id = 2"]

"""numeric becomes integer, where one row would be rounded."""

from sqlalchemy import Column, Integer, MetaData, Numeric, Table


def before(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("amount", Numeric(10, 2)),
    )


def after(metadata: MetaData) -> None:
    Table("prices", metadata, Column("id", Integer, primary_key=True), Column("amount", Integer))


ROWS = "INSERT INTO prices VALUES (1, 3.00), (2, 3.50)"
STOPS = "upgrade"
MESSAGE = ["prices.amount", "1 row", "id = 2"]

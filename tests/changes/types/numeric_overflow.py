"""numeric(10, 2) becomes numeric(4, 2), where one row is too big."""

from sqlalchemy import Column, Integer, MetaData, Numeric, Table


def before(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("amount", Numeric(10, 2)),
    )


def after(metadata: MetaData) -> None:
    Table(
        "prices", metadata, Column("id", Integer, primary_key=True), Column("amount", Numeric(4, 2))
    )


ROWS = "INSERT INTO prices VALUES (1, 99.99), (2, 100.00)"
STOPS = "upgrade"
MESSAGE = ["prices.amount", "1 row", "id = 2"]

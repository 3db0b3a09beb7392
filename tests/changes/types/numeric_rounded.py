"""numeric(10, 4) becomes numeric(10, 2), where two rows would be rounded."""

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
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("amount", Numeric(10, 2)),
    )


ROWS = "INSERT INTO prices VALUES (1, 1.23), (2, 1.2345), (3, -0.001)"
STOPS = "upgrade"
MESSAGE = ["prices.amount", "2 rows", "id = 2", "id = 3"]

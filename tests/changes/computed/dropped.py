"""A computed column goes, and comes back computed."""

from decimal import Decimal

from sqlalchemy import Column, Computed, Integer, MetaData, Numeric, Table


def before(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("net", Numeric),
        Column("gross", Numeric, Computed("net * 1.2", persisted=True)),
    )


def after(metadata: MetaData) -> None:
    Table("prices", metadata, Column("id", Integer, primary_key=True), Column("net", Numeric))


ROWS = "INSERT INTO prices VALUES (1, 10)"
DROP = "prices.gross"
READ = {"SELECT * FROM prices": [(1, Decimal(10))]}

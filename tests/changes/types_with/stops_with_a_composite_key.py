"""Rows that stop a change are named by both columns of their key."""

from sqlalchemy import Column, Date, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("country", Text, primary_key=True),
        Column("day", Date, primary_key=True),
        Column("amount", Text),
    )


def after(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("country", Text, primary_key=True),
        Column("day", Date, primary_key=True),
        Column("amount", Integer),
    )


ROWS = "INSERT INTO prices VALUES ('DE', '2024-01-01', '3'), ('FR', '2024-02-01', 'trois')"
STOPS = "upgrade"
MESSAGE = ["prices.amount", "1 row", "country", "day", "FR", "2024-02-01"]

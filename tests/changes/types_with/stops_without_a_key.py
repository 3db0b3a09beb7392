"""Rows that stop a change are shown whole where the table has no primary key."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("prices", metadata, Column("name", Text), Column("amount", Text))


def after(metadata: MetaData) -> None:
    Table("prices", metadata, Column("name", Text), Column("amount", Integer))


ROWS = "INSERT INTO prices VALUES ('tea', '3'), ('coffee', 'many')"
STOPS = "upgrade"
MESSAGE = ["prices.amount", "1 row", "coffee"]

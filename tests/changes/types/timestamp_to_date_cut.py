"""Timestamps become dates, where one would lose its time of day."""

from sqlalchemy import Column, Date, DateTime, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("logins", metadata, Column("id", Integer, primary_key=True), Column("at", DateTime))


def after(metadata: MetaData) -> None:
    Table("logins", metadata, Column("id", Integer, primary_key=True), Column("at", Date))


ROWS = "INSERT INTO logins VALUES (1, '2024-07-01'), (2, '2024-07-01 12:00')"
STOPS = "upgrade"
MESSAGE = ["logins.at", "1 row", "id = 2"]

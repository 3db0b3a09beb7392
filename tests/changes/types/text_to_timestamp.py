"""Text becomes timestamp without time zone."""

from datetime import datetime

from sqlalchemy import Column, DateTime, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("logins", metadata, Column("id", Integer, primary_key=True), Column("at", Text))


def after(metadata: MetaData) -> None:
    Table("logins", metadata, Column("id", Integer, primary_key=True), Column("at", DateTime))


ROWS = "INSERT INTO logins VALUES (1, '2024-07-01 12:00'), (2, NULL)"
READ = {"SELECT at FROM logins ORDER BY id": [(datetime(2024, 7, 1, 12),), (None,)]}
BACK = {"SELECT at FROM logins ORDER BY id": [("2024-07-01 12:00:00",), (None,)]}

"""A timestamp column becomes text."""

from sqlalchemy import Column, DateTime, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("value", DateTime))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("value", Text))


ROWS = "INSERT INTO users VALUES (1, '2024-07-01 12:00'), (2, NULL)"
READ = {"SELECT value FROM users ORDER BY id": [("2024-07-01 12:00:00",), (None,)]}

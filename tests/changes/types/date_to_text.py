"""A date column becomes text."""

from sqlalchemy import Column, Date, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("value", Date))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("value", Text))


ROWS = "INSERT INTO users VALUES (1, '2024-02-29'), (2, NULL)"
READ = {"SELECT value FROM users ORDER BY id": [("2024-02-29",), (None,)]}

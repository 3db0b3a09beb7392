"""A boolean column becomes text."""

from sqlalchemy import Boolean, Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("value", Boolean))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("value", Text))


ROWS = "INSERT INTO users VALUES (1, true), (2, NULL)"
READ = {"SELECT value FROM users ORDER BY id": [("true",), (None,)]}

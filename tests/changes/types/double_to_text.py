"""A double column becomes text."""

from sqlalchemy import Column, Double, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("value", Double))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("value", Text))


ROWS = "INSERT INTO users VALUES (1, 0.1), (2, NULL)"
READ = {"SELECT value FROM users ORDER BY id": [("0.1",), (None,)]}

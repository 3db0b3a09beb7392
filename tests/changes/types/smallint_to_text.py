"""A smallint column becomes text."""

from sqlalchemy import Column, Integer, MetaData, SmallInteger, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("value", SmallInteger))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("value", Text))


ROWS = "INSERT INTO users VALUES (1, 7), (2, NULL)"
READ = {"SELECT value FROM users ORDER BY id": [("7",), (None,)]}

"""A json column becomes text."""

from sqlalchemy import JSON, Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("value", JSON))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("value", Text))


ROWS = """INSERT INTO users VALUES (1, '{"b": 1, "a": 2}'), (2, NULL)"""
READ = {"SELECT value FROM users ORDER BY id": [('{"b": 1, "a": 2}',), (None,)]}

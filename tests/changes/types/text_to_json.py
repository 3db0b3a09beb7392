"""Text becomes json."""

from sqlalchemy import JSON, Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("data", Text))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("data", JSON))


ROWS = """INSERT INTO users VALUES (1, '{"a": 1}'), (2, 'null'), (3, NULL)"""
READ = {"SELECT data::text FROM users ORDER BY id": [('{"a": 1}',), ("null",), (None,)]}

"""A jsonb column becomes text."""

from sqlalchemy import Column, Integer, MetaData, Table, Text
from sqlalchemy.dialects.postgresql import JSONB


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("value", JSONB))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("value", Text))


ROWS = """INSERT INTO users VALUES (1, '{"a": 1}'), (2, NULL)"""
READ = {"SELECT value FROM users ORDER BY id": [('{"a": 1}',), (None,)]}

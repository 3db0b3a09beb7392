"""Text becomes jsonb."""

from sqlalchemy import Column, Integer, MetaData, Table, Text
from sqlalchemy.dialects.postgresql import JSONB


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("data", Text))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("data", JSONB))


ROWS = """INSERT INTO users VALUES (1, '{"a":1}'), (2, 'null'), (3, NULL)"""
READ = {"SELECT data::text FROM users ORDER BY id": [('{"a": 1}',), ("null",), (None,)]}
BACK = {"SELECT data FROM users ORDER BY id": [('{"a": 1}',), ("null",), (None,)]}

"""Text becomes jsonb, with a default, a GIN index and a computed column of it."""

from sqlalchemy import Column, Computed, Index, Integer, MetaData, Table, Text
from sqlalchemy.dialects.postgresql import JSONB


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("data", Text, server_default="{}"),
    )


def after(metadata: MetaData) -> None:
    users = Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("data", JSONB, server_default="{}", nullable=False),
        Column("name", Text, Computed("data ->> 'name'", persisted=True)),
    )
    Index(None, users.c.data, postgresql_using="gin")


ROWS = """INSERT INTO users VALUES (1, '{"name": "ada"}'), (2, DEFAULT), (3, NULL)"""
READ = {
    "SELECT name, data::text FROM users ORDER BY id": [
        ("ada", '{"name": "ada"}'),
        (None, "{}"),
        (None, "{}"),
    ]
}
BACK = {"SELECT data FROM users ORDER BY id": [('{"name": "ada"}',), ("{}",), ("{}",)]}

"""A server default is JSON, and changes."""

from sqlalchemy import JSON, Column, Integer, MetaData, Table, text
from sqlalchemy.dialects.postgresql import JSONB


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("data", JSON, server_default="{}"),
        Column("more", JSONB),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("data", JSON, server_default='{"a": "%"}'),
        Column("more", JSONB, server_default=text("'{\"b\": [1, 2]}'::jsonb")),
    )


ROWS = "INSERT INTO users VALUES (1)"
READ = {
    "SELECT data::text FROM users": [("{}",)],
    "INSERT INTO users VALUES (2) RETURNING data::text, more::text": [
        ('{"a": "%"}', '{"b": [1, 2]}')
    ],
}

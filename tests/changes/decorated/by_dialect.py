"""A type of the project's own is chosen for PostgreSQL."""

from typing import Any

from sqlalchemy import JSON, Column, Dialect, Integer, MetaData, Table, TypeDecorator
from sqlalchemy.dialects.postgresql import JSONB


class Data(TypeDecorator[Any]):
    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(JSONB())


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("data", JSON))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("data", Data, nullable=False, default={}),
    )


ROWS = "INSERT INTO users VALUES (1, NULL), (2, '[1]')"
READ = {
    "SELECT pg_typeof(data)::text, data::text FROM users ORDER BY id": [
        ("jsonb", "{}"),
        ("jsonb", "[1]"),
    ]
}
BACK = {"SELECT data::text FROM users ORDER BY id": [("{}",), ("[1]",)]}

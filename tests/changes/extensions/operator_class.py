"""An index takes its operator class from an extension."""

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", Text))


def after(metadata: MetaData) -> None:
    users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", Text))
    Index(
        "by_similarity",
        users.c.name,
        postgresql_using="gin",
        postgresql_ops={"name": "gin_trgm_ops"},
    )


FIRST = "CREATE EXTENSION pg_trgm"
ROWS = "INSERT INTO users VALUES (1, 'ada')"
READ = {"SELECT to_regclass('by_similarity')::text": [("by_similarity",)]}

"""Text loses its default, and becomes integer."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("age", Text, server_default="none"),
    )


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("age", Integer))


ROWS = "INSERT INTO users VALUES (1, '1')"
READ = {"SELECT age FROM users ORDER BY id": [(1,)]}

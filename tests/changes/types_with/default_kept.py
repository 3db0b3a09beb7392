"""A default in words is cast with its column."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("age", Text, server_default="7"),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("age", Integer, server_default="7"),
    )


ROWS = "INSERT INTO users VALUES (1, '1'), (2, DEFAULT)"
READ = {"SELECT age FROM users ORDER BY id": [(1,), (7,)]}

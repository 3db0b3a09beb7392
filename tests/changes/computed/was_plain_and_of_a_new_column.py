"""A column that was typed in is computed from a new column, and from one of another type."""

from sqlalchemy import Column, Computed, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("name", Integer),
        Column("loud", Text),
        Column("size", Integer),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("name", Text),
        Column("loud", Text, Computed("upper(name)", persisted=True)),
        Column("width", Integer, nullable=False, server_default="2"),
        Column("size", Integer, Computed("width * 2", persisted=True)),
    )


ROWS = "INSERT INTO users VALUES (1, 7, '7', 4)"
READ = {"SELECT name, loud, width, size FROM users": [("7", "7", 2, 4)]}

"""Columns with a colon and a space in their names are dropped as the message says."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("a:b", Text),
        Column("c d", Text),
    )


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


ROWS = "INSERT INTO users VALUES (1, 'x', 'y')"
DROP = "users.a:b,column:users.c d"
READ = {"SELECT * FROM users": [(1,)]}
BACK = {"SELECT * FROM users": [(1, None, None)]}

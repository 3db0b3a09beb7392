"""Text that is unique becomes integer."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("badge", Text, unique=True),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("badge", Integer, unique=True),
    )


ROWS = "INSERT INTO users VALUES (1, '1'), (2, '2')"
READ = {"SELECT badge FROM users ORDER BY id": [(1,), (2,)]}

"""A column that is NOT NULL is dropped on purpose, and comes back with its default."""

from sqlalchemy import Column, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("visits", Integer, nullable=False, server_default="0"),
    )


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


ROWS = "INSERT INTO users VALUES (1, 7)"
DROP = "users.visits"
BACK = {"SELECT visits FROM users": [(0,)]}

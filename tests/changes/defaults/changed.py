"""A server default changes, and rows do not."""

from sqlalchemy import Column, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("visits", Integer, server_default="0"),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("visits", Integer, server_default="1"),
    )


ROWS = "INSERT INTO users VALUES (1)"
READ = {
    "SELECT visits FROM users": [(0,)],
    "INSERT INTO users VALUES (2) RETURNING visits": [(1,)],
}

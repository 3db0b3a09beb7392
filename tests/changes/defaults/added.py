"""A column gets a server default."""

from sqlalchemy import Column, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("visits", Integer))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("visits", Integer, server_default="0"),
    )


ROWS = "INSERT INTO users VALUES (1, NULL)"
READ = {
    "SELECT visits FROM users": [(None,)],
    "INSERT INTO users VALUES (2) RETURNING visits": [(0,)],
}

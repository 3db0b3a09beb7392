"""A new column is NOT NULL, and only Python could make up its values: the rows stop it."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def nickname() -> str:
    return "somebody"


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("nickname", Text, nullable=False, default=nickname),
    )


ROWS = "INSERT INTO users VALUES (1), (2)"
STOPS = "upgrade"
MESSAGE = ["users.nickname", "2 rows", "server_default"]

"""A new column is NOT NULL, and only Python could make up its values: the rows stop it."""

from uuid import uuid4

from sqlalchemy import Column, Integer, MetaData, Table, Uuid


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("token", Uuid, nullable=False, default=uuid4),
    )


ROWS = "INSERT INTO users VALUES (1), (2)"
STOPS = "upgrade"
MESSAGE = ["users.token", "2 rows", "server_default"]

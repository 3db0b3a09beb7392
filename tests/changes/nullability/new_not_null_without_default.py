"""A new column is NOT NULL without a default, and the rows stop it."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text, nullable=False),
    )


ROWS = "INSERT INTO users VALUES (1), (2)"
STOPS = "upgrade"
MESSAGE = ["users.mail", "2 rows", "server_default", "default"]

"""A column becomes NOT NULL without a default, and the rows without a value stop it."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text, nullable=False),
    )


ROWS = "INSERT INTO users VALUES (1, 'ada@example.com'), (2, NULL), (3, NULL)"
STOPS = "upgrade"
MESSAGE = ["users.mail", "2 rows", "id = 2", "id = 3"]

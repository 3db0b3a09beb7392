"""Two columns are gone, and only one is said to be meant."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text),
        Column("phone", Integer),
    )


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


ROWS = "INSERT INTO users VALUES (1, 'ada', 7)"
DROP = "users.mail"
STOPS = "generation"
MESSAGE = ["users.phone", "drop="]

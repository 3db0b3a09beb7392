"""The way back is refused while rows have no value."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text, nullable=False),
    )


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))


ROWS = "INSERT INTO users VALUES (1, 'ada@example.com')"
READ = {"SELECT mail FROM users": [("ada@example.com",)]}
LATER = "INSERT INTO users VALUES (2, NULL)"
STOPS = "downgrade"
MESSAGE = ["users.mail", "1 row", "id = 2"]

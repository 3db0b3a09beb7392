"""A column becomes unique, where two rows are equal."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text, unique=True),
    )


ROWS = "INSERT INTO users VALUES (1, 'ada'), (2, 'eve'), (3, 'ada')"
STOPS = "upgrade"
MESSAGE = ["users.mail", "2 rows", "ada"]

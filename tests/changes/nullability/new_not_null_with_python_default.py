"""A new column is NOT NULL, and its default in Python fills the rows, but stays in Python."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text, nullable=False, default="it's 100% :unknown \\"),
    )


ROWS = "INSERT INTO users VALUES (1)"
READ = {"SELECT mail FROM users": [("it's 100% :unknown \\",)]}

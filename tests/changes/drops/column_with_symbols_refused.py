"""The message about a column with a space in its name can be pasted as it is."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("it's new", Text))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


ROWS = "INSERT INTO users VALUES (1, 'x')"
STOPS = "generation"
MESSAGE = ["""-x drop='users.it'"'"'s new'"""]

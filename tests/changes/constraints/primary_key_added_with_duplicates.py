"""A table gets a primary key, where two rows are equal."""

from sqlalchemy import Column, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("name", Text))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("name", Text, primary_key=True))


ROWS = "INSERT INTO users VALUES ('ada'), ('ada')"
STOPS = "upgrade"
MESSAGE = ["users.name", "2 rows", "ada"]

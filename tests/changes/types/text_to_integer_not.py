"""Text becomes integer, where one row is empty."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("age", Text))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("age", Integer))


ROWS = "INSERT INTO users VALUES (1, '1'), (2, '')"
STOPS = "upgrade"
MESSAGE = ["users.age", "1 row", "id = 2"]

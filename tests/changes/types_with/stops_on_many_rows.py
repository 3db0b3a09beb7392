"""Of a thousand rows that stop a change, three are named."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("age", Text))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("age", Integer))


ROWS = "INSERT INTO users SELECT n, 'many' FROM generate_series(1, 1000) n"
STOPS = "upgrade"
MESSAGE = ["users.age", "1000 rows", "id = 1", "id = 2", "id = 3"]

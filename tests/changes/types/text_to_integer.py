"""Text with digits becomes integer."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("age", Text))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("age", Integer))


ROWS = "INSERT INTO users VALUES (1, '1'), (2, ' -2 '), (3, NULL)"
READ = {"SELECT age FROM users ORDER BY id": [(1,), (-2,), (None,)]}
BACK = {"SELECT age FROM users ORDER BY id": [("1",), ("-2",), (None,)]}

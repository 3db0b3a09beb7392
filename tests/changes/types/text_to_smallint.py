"""Text with digits becomes smallint."""

from sqlalchemy import Column, Integer, MetaData, SmallInteger, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("age", Text))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("age", SmallInteger))


ROWS = "INSERT INTO users VALUES (1, '1'), (2, NULL)"
READ = {"SELECT age FROM users ORDER BY id": [(1,), (None,)]}

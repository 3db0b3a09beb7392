"""Text becomes varchar(16), where all is short."""

from sqlalchemy import Column, Integer, MetaData, String, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", Text))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", String(16)))


ROWS = "INSERT INTO users VALUES (1, 'ada'), (2, NULL)"
READ = {"SELECT name FROM users ORDER BY id": [("ada",), (None,)]}

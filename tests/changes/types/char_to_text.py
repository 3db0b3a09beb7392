"""char(5) becomes text, without the blanks that fill it."""

from sqlalchemy import CHAR, Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("code", CHAR(5)))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("code", Text))


ROWS = "INSERT INTO users VALUES (1, 'ada'), (2, NULL)"
READ = {"SELECT code FROM users ORDER BY id": [("ada",), (None,)]}

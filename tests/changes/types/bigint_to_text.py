"""A bigint column becomes text."""

from sqlalchemy import BigInteger, Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("value", BigInteger))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("value", Text))


ROWS = "INSERT INTO users VALUES (1, 9007199254740993), (2, NULL)"
READ = {"SELECT value FROM users ORDER BY id": [("9007199254740993",), (None,)]}

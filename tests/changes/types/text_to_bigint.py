"""Text with many digits becomes bigint."""

from sqlalchemy import BigInteger, Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("phone", Text))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("phone", BigInteger))


ROWS = "INSERT INTO users VALUES (1, '9007199254740993'), (2, NULL)"
READ = {"SELECT phone FROM users ORDER BY id": [(9007199254740993,), (None,)]}

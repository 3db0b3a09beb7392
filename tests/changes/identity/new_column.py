"""A new column numbers the rows."""

from sqlalchemy import BigInteger, Column, Identity, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("name", Text))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("name", Text), Column("number", BigInteger, Identity(start=10)))


ROWS = "INSERT INTO users VALUES ('ada'), ('eve')"
READ = {"SELECT number FROM users ORDER BY number": [(10,), (11,)]}

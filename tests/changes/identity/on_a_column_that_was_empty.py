"""A column that may be empty becomes an identity, where all rows have a value."""

from sqlalchemy import BigInteger, Column, Identity, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("name", Text), Column("number", BigInteger))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("name", Text), Column("number", BigInteger, Identity()))


ROWS = "INSERT INTO users VALUES ('ada', 7)"
READ = {"INSERT INTO users VALUES ('eve') RETURNING number": [(8,)]}

"""bigint shrinks to integer, where all fits."""

from sqlalchemy import BigInteger, Column, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("score", BigInteger))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("score", Integer))


ROWS = "INSERT INTO users VALUES (1, 2147483647), (2, NULL)"
READ = {"SELECT score FROM users ORDER BY id": [(2147483647,), (None,)]}

"""bigint shrinks to integer, where one row is too big."""

from sqlalchemy import BigInteger, Column, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("score", BigInteger))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("score", Integer))


ROWS = "INSERT INTO users VALUES (1, 7), (2, 2147483648)"
STOPS = "upgrade"
MESSAGE = ["users.score", "1 row", "id = 2"]

"""A view that a colleague made in the database stands in the way of a type."""

from sqlalchemy import BigInteger, Column, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("age", Integer))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("age", BigInteger))


FOREIGN = "CREATE VIEW adults AS SELECT id, age FROM users WHERE age >= 18"
ROWS = "INSERT INTO users VALUES (1, 7)"
STOPS = "upgrade"
MESSAGE = ["users", "age", "adults"]

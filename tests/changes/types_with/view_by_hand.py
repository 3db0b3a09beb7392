"""A view that a migration made by hand uses a column that grows."""

from sqlalchemy import BigInteger, Column, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("age", Integer))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("age", BigInteger))


SETUP = "CREATE VIEW adults AS SELECT id, age FROM users WHERE age >= 18"
ROWS = "INSERT INTO users VALUES (1, 7), (2, 18)"
READ = {"SELECT * FROM adults": [(2, 18)]}

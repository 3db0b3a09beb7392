"""A function that a migration made by hand takes the rows of a table that changes."""

from sqlalchemy import BigInteger, Column, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("age", Integer))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("age", BigInteger))


SETUP = "CREATE FUNCTION age_of(users) RETURNS text LANGUAGE sql AS 'SELECT $1.age::text'"
ROWS = "INSERT INTO users VALUES (1, 7)"
READ = {"SELECT age_of(u) FROM users u": [("7",)]}

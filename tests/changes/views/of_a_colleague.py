"""A view that a colleague made in the database is left alone."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))


FOREIGN = "CREATE VIEW visitors AS SELECT id FROM users"
ROWS = "INSERT INTO users VALUES (1)"
READ = {"SELECT id FROM visitors": [(1,)]}

"""A view that a migration made by hand, and the models do not know, is left alone."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))


SETUP = "CREATE VIEW visitors AS SELECT id FROM users"
ROWS = "INSERT INTO users VALUES (1)"
READ = {"SELECT id FROM visitors": [(1,)]}

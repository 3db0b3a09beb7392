"""The database has the tables already, but no migration made them: refused, with the way to adopt it."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    pass


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))


FOREIGN = "CREATE TABLE users (id serial PRIMARY KEY, mail text)"
ROWS = "INSERT INTO users VALUES (1, 'ada')"
STOPS = "generation"
MESSAGE = ["users", "adopt"]

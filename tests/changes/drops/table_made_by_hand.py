"""A table that a migration made by hand is the project's: refused as well."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", Text))


SETUP = "CREATE TABLE notes (id integer PRIMARY KEY, words text)"
ROWS = "INSERT INTO notes VALUES (1, 'do not lose me')"
STOPS = "generation"
MESSAGE = ["notes", "drop=notes"]

"""Text becomes boolean, where two rows have no word for it."""

from sqlalchemy import Boolean, Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("active", Text))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("active", Boolean))


ROWS = "INSERT INTO users VALUES (1, 'yes'), (2, ''), (3, 'maybe')"
STOPS = "upgrade"
MESSAGE = ["users.active", "2 rows", "id = 2", "id = 3", "'maybe'"]

"""Text becomes date, where one row is on the 30th of February."""

from sqlalchemy import Column, Date, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("born", Text))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("born", Date))


ROWS = "INSERT INTO users VALUES (1, '2024-02-29'), (2, '2024-02-30')"
STOPS = "upgrade"
MESSAGE = ["users.born", "1 row", "id = 2"]

"""Text becomes varchar(5), where one row is longer."""

from sqlalchemy import Column, Integer, MetaData, String, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", Text))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", String(5)))


ROWS = "INSERT INTO users VALUES (1, 'ada'), (2, 'grace hopper')"
STOPS = "upgrade"
MESSAGE = ["users.name", "1 row", "id = 2"]

"""A table gets a primary key, where one row has no value."""

from sqlalchemy import Column, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("name", Text), Column("town", Text))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("name", Text, primary_key=True), Column("town", Text))


ROWS = "INSERT INTO users VALUES ('ada', 'London'), (NULL, 'Paris')"
STOPS = "upgrade"
MESSAGE = ["users.name", "1 row", "Paris"]

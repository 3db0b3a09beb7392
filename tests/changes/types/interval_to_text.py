"""An interval column becomes text."""

from sqlalchemy import Column, Integer, Interval, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("value", Interval))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("value", Text))


ROWS = "INSERT INTO users VALUES (1, '2 days 01:30'), (2, NULL)"
READ = {"SELECT value FROM users ORDER BY id": [("2 days 01:30:00",), (None,)]}

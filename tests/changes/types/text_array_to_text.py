"""A text array column becomes text."""

from sqlalchemy import ARRAY, Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("value", ARRAY(Text)))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("value", Text))


ROWS = """INSERT INTO users VALUES (1, '{a,"b c"}'), (2, NULL)"""
READ = {"SELECT value FROM users ORDER BY id": [('{a,"b c"}',), (None,)]}

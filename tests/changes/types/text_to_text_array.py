"""Text with an array in it becomes an array."""

from sqlalchemy import ARRAY, Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("tags", Text))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("tags", ARRAY(Text)))


ROWS = """INSERT INTO users VALUES (1, '{a,"b c"}'), (2, NULL)"""
READ = {"SELECT tags FROM users ORDER BY id": [(["a", "b c"],), (None,)]}

"""A name could be a column or a table, and both are gone: refused, with the spellings."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Table("audit", metadata, Column("id", Integer, primary_key=True), Column("users", Text))
    Table("users", metadata, Column("id", Integer, primary_key=True), schema="audit")


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Table("audit", metadata, Column("id", Integer, primary_key=True))


ROWS = "INSERT INTO audit VALUES (1, 'ada')"
DROP = "audit.users"
STOPS = "generation"
MESSAGE = ["table:audit.users", "column:audit.users"]

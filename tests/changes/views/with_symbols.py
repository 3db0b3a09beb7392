"""A view has a percent sign, a colon and a backslash in it."""

from sqlalchemy import Column, Integer, MetaData, Table, Text, literal_column, select
from sqlalchemy.schema import CreateView


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", Text))


def after(metadata: MetaData) -> None:
    users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", Text))
    odd = select(users.c.name, literal_column(r"':x\y%s'").label("mark")).where(users.c.id % 2 == 1)
    CreateView(odd, "odd", metadata=metadata)


ROWS = "INSERT INTO users VALUES (1, 'ada'), (2, 'eve')"
READ = {"SELECT * FROM odd": [("ada", r":x\y%s")]}

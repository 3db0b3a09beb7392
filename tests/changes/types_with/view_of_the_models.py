"""A view of the models uses a column that becomes integer."""

from sqlalchemy import Column, Integer, MetaData, Table, Text, select
from sqlalchemy.schema import CreateView


def before(metadata: MetaData) -> None:
    users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("age", Text))
    CreateView(select(users.c.id, users.c.age), "ages", metadata=metadata)


def after(metadata: MetaData) -> None:
    users = Table(
        "users", metadata, Column("id", Integer, primary_key=True), Column("age", Integer)
    )
    CreateView(select(users.c.id, users.c.age), "ages", metadata=metadata)


ROWS = "INSERT INTO users VALUES (1, '7')"
READ = {"SELECT age FROM ages": [(7,)]}

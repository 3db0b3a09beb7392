"""A materialized view is created, with the rows in it."""

from sqlalchemy import Column, Integer, MetaData, Table, Text, func, select
from sqlalchemy.schema import CreateView


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("town", Text))


def after(metadata: MetaData) -> None:
    users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("town", Text))
    towns = select(users.c.town, func.count().label("users")).group_by(users.c.town)
    CreateView(towns, "towns", metadata=metadata, materialized=True)


ROWS = "INSERT INTO users VALUES (1, 'Ulm'), (2, 'Ulm')"
READ = {"SELECT * FROM towns": [("Ulm", 2)]}

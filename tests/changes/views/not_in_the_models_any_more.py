"""A view of the models is gone from them, and stays, as it may be used elsewhere."""

from sqlalchemy import Column, Integer, MetaData, Table, select
from sqlalchemy.schema import CreateView


def before(metadata: MetaData) -> None:
    users = Table("users", metadata, Column("id", Integer, primary_key=True))
    CreateView(select(users.c.id), "visitors", metadata=metadata)


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


ROWS = "INSERT INTO users VALUES (1)"
NOTHING = True

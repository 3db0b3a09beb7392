"""A view of a new column is created."""

from sqlalchemy import Column, Integer, MetaData, Table, select
from sqlalchemy.schema import CreateView


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    users = Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("visits", Integer, server_default="1", nullable=False),
    )
    CreateView(select(users.c.id).where(users.c.visits > 0), "visitors", metadata=metadata)


ROWS = "INSERT INTO users VALUES (1)"
READ = {"SELECT id FROM visitors": [(1,)]}

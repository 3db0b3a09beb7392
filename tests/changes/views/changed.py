"""A view selects other rows and another column."""

from sqlalchemy import Column, Integer, MetaData, Table, Text, select
from sqlalchemy.schema import CreateView


def before(metadata: MetaData) -> None:
    users = Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("name", Text),
        Column("visits", Integer),
    )
    CreateView(select(users.c.id).where(users.c.visits > 0), "visitors", metadata=metadata)


def after(metadata: MetaData) -> None:
    users = Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("name", Text),
        Column("visits", Integer),
    )
    CreateView(
        select(users.c.name, users.c.id).where(users.c.visits % 2 == 1),
        "visitors",
        metadata=metadata,
    )


ROWS = "INSERT INTO users VALUES (1, 'ada', 1), (2, 'eve', 2)"
READ = {"SELECT * FROM visitors": [("ada", 1)]}

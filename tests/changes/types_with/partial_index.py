"""Text becomes boolean, and the condition of an index with it."""

from sqlalchemy import Boolean, Column, Index, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    users = Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("email", Text),
        Column("active", Text),
    )
    Index("users_active", users.c.email, postgresql_where=users.c.active == "yes")


def after(metadata: MetaData) -> None:
    users = Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("email", Text),
        Column("active", Boolean),
    )
    Index("users_active", users.c.email, postgresql_where=users.c.active)


ROWS = "INSERT INTO users VALUES (1, 'ada@example.com', 'yes')"
READ = {"SELECT active FROM users": [(True,)]}
BACK = {"SELECT active FROM users": [("true",)]}

"""An index is of some rows only, and then of others."""

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    users = Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text),
        Column("visits", Integer),
    )
    Index("by_mail", users.c.mail, postgresql_where=users.c.visits > 0)


def after(metadata: MetaData) -> None:
    users = Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text),
        Column("visits", Integer),
    )
    Index("by_mail", users.c.mail, postgresql_where=users.c.visits > 10)


ROWS = "INSERT INTO users VALUES (1, 'ada', 1)"
READ = {"SELECT pg_get_indexdef('by_mail'::regclass) LIKE '%(visits > 10)'": [(True,)]}

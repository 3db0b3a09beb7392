"""An index carries another column along."""

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    users = Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text),
        Column("name", Text),
    )
    Index("by_mail", users.c.mail)


def after(metadata: MetaData) -> None:
    users = Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text),
        Column("name", Text),
    )
    Index("by_mail", users.c.mail, postgresql_include=["name"])


ROWS = "INSERT INTO users VALUES (1, 'ada', 'Ada')"
READ = {"SELECT pg_get_indexdef('by_mail'::regclass) LIKE '%INCLUDE (name)'": [(True,)]}

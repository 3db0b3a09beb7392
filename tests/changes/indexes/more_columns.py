"""An index gets a second column."""

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    users = Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("name", Text),
        Column("town", Text),
    )
    Index("by_name", users.c.name)


def after(metadata: MetaData) -> None:
    users = Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("name", Text),
        Column("town", Text),
    )
    Index("by_name", users.c.name, users.c.town)


ROWS = "INSERT INTO users VALUES (1, 'ada', 'London')"
READ = {"SELECT pg_get_indexdef('by_name'::regclass) LIKE '%(name, town)'": [(True,)]}

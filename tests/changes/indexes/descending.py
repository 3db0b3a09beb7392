"""An index turns around."""

from sqlalchemy import Column, DateTime, Index, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    users = Table(
        "users", metadata, Column("id", Integer, primary_key=True), Column("seen", DateTime)
    )
    Index("by_seen", users.c.seen)


def after(metadata: MetaData) -> None:
    users = Table(
        "users", metadata, Column("id", Integer, primary_key=True), Column("seen", DateTime)
    )
    Index("by_seen", users.c.seen.desc().nulls_last())


ROWS = "INSERT INTO users VALUES (1, '2024-01-01')"
READ = {"SELECT pg_get_indexdef('by_seen'::regclass) LIKE '%DESC NULLS LAST%'": [(True,)]}

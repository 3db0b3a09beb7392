"""Times get a zone, with a default, an index and a partial index."""

from datetime import datetime

from sqlalchemy import Column, DateTime, Index, Integer, MetaData, Table, func, text


def before(metadata: MetaData) -> None:
    logins = Table(
        "logins",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("at", DateTime, server_default=func.now(), index=True),
    )
    Index("old_logins", logins.c.at, postgresql_where=text("at < '2020-01-01'"))


def after(metadata: MetaData) -> None:
    logins = Table(
        "logins",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("at", DateTime(timezone=True), server_default=func.now(), index=True),
    )
    Index(
        "old_logins",
        logins.c.at,
        postgresql_where=text("at < '2020-01-01 00\\:00\\:00+00'::timestamptz"),
    )


FOREIGN = "ALTER DATABASE shop SET timezone TO 'America/New_York'"
ROWS = "INSERT INTO logins VALUES (1, '2024-07-01 12:00')"
READ = {"SELECT at AT TIME ZONE 'UTC' FROM logins": [(datetime(2024, 7, 1, 12),)]}

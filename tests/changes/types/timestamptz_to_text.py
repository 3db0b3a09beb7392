"""A time with zone becomes text in UTC, whatever the session's zone."""

from sqlalchemy import Column, DateTime, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "logins",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("at", DateTime(timezone=True)),
    )


def after(metadata: MetaData) -> None:
    Table("logins", metadata, Column("id", Integer, primary_key=True), Column("at", Text))


ROWS = "INSERT INTO logins VALUES (1, '2024-07-01 12:00+00'), (2, NULL)"
READ = {"SELECT at FROM logins ORDER BY id": [("2024-07-01 12:00:00+00",), (None,)]}
FOREIGN = "ALTER DATABASE shop SET timezone TO 'America/New_York'"

"""Times with zone become UTC where the session is in UTC as well."""

from datetime import datetime

from sqlalchemy import Column, DateTime, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "logins",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("at", DateTime(timezone=True)),
    )


def after(metadata: MetaData) -> None:
    Table("logins", metadata, Column("id", Integer, primary_key=True), Column("at", DateTime))


ROWS = "INSERT INTO logins VALUES (1, '2024-07-01 12:00+02'), (2, NULL)"
READ = {"SELECT at FROM logins ORDER BY id": [(datetime(2024, 7, 1, 10),), (None,)]}
FOREIGN = "ALTER DATABASE shop SET timezone TO 'UTC'"

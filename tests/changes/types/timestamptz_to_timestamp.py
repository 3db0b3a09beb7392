"""Times with zone become UTC without one, whatever the session's zone."""

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


ROWS = "INSERT INTO logins VALUES (1, '2024-07-01 12:00+00'), (2, '2024-12-01 12:00+05'), (3, NULL)"
READ = {
    "SELECT at FROM logins ORDER BY id": [
        (datetime(2024, 7, 1, 12),),
        (datetime(2024, 12, 1, 7),),
        (None,),
    ]
}
FOREIGN = "ALTER DATABASE shop SET timezone TO 'America/New_York'"

"""Seconds since 1970 become times with zone."""

from datetime import datetime

from sqlalchemy import Column, DateTime, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("logins", metadata, Column("id", Integer, primary_key=True), Column("at", Integer))


def after(metadata: MetaData) -> None:
    Table(
        "logins",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("at", DateTime(timezone=True)),
    )


ROWS = "INSERT INTO logins VALUES (1, 0), (2, 1719835200), (3, NULL)"
READ = {
    "SELECT at AT TIME ZONE 'UTC' FROM logins ORDER BY id": [
        (datetime(1970, 1, 1),),
        (datetime(2024, 7, 1, 12),),
        (None,),
    ]
}
FOREIGN = "ALTER DATABASE shop SET timezone TO 'America/New_York'"

"""Times with zone become seconds since 1970."""

from sqlalchemy import BigInteger, Column, DateTime, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "logins",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("at", DateTime(timezone=True)),
    )


def after(metadata: MetaData) -> None:
    Table("logins", metadata, Column("id", Integer, primary_key=True), Column("at", BigInteger))


ROWS = "INSERT INTO logins VALUES (1, '2024-07-01 12:00+00'), (2, NULL)"
READ = {"SELECT at FROM logins ORDER BY id": [(1719835200,), (None,)]}
FOREIGN = "ALTER DATABASE shop SET timezone TO 'America/New_York'"

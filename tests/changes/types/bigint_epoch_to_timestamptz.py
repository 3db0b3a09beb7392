"""Big seconds since 1970 become times with zone."""

from datetime import datetime

from sqlalchemy import BigInteger, Column, DateTime, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("logins", metadata, Column("id", Integer, primary_key=True), Column("at", BigInteger))


def after(metadata: MetaData) -> None:
    Table(
        "logins",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("at", DateTime(timezone=True)),
    )


ROWS = "INSERT INTO logins VALUES (1, 4102444800), (2, -1), (3, NULL)"
READ = {
    "SELECT at AT TIME ZONE 'UTC' FROM logins ORDER BY id": [
        (datetime(2100, 1, 1),),
        (datetime(1969, 12, 31, 23, 59, 59),),
        (None,),
    ]
}
FOREIGN = "ALTER DATABASE shop SET timezone TO 'America/New_York'"

"""A time of day gets a zone, which is UTC."""

from sqlalchemy import Column, Integer, MetaData, Table, Time


def before(metadata: MetaData) -> None:
    Table("shops", metadata, Column("id", Integer, primary_key=True), Column("opens", Time))


def after(metadata: MetaData) -> None:
    Table(
        "shops",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("opens", Time(timezone=True)),
    )


ROWS = "INSERT INTO shops VALUES (1, '12:30'), (2, NULL)"
READ = {"SELECT opens::text FROM shops ORDER BY id": [("12:30:00+00",), (None,)]}
FOREIGN = "ALTER DATABASE shop SET timezone TO 'America/New_York'"

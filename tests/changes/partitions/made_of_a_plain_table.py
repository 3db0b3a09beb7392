"""A plain table cannot become a partitioned one in place: that is refused."""

from sqlalchemy import Column, Date, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("events", metadata, Column("at", Date, primary_key=True))


def after(metadata: MetaData) -> None:
    Table(
        "events",
        metadata,
        Column("at", Date, primary_key=True),
        postgresql_partition_by="RANGE (at)",
    )


ROWS = "INSERT INTO events VALUES ('2024-07-01')"
STOPS = "generation"
MESSAGE = ["events", "partition"]

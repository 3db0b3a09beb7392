"""A column changes its type in all partitions."""

from sqlalchemy import Column, Date, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "events",
        metadata,
        Column("at", Date, primary_key=True),
        Column("level", Text),
        postgresql_partition_by="RANGE (at)",
    )


def after(metadata: MetaData) -> None:
    Table(
        "events",
        metadata,
        Column("at", Date, primary_key=True),
        Column("level", Integer),
        postgresql_partition_by="RANGE (at)",
    )


SETUP = (
    "CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')"
)
ROWS = "INSERT INTO events VALUES ('2024-07-01', '3')"
READ = {"SELECT level FROM events": [(3,)]}

"""Partitions that a migration made by hand stay, and get the new column and index."""

from datetime import date

from sqlalchemy import Column, Date, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "events",
        metadata,
        Column("at", Date, primary_key=True),
        postgresql_partition_by="RANGE (at)",
    )


def after(metadata: MetaData) -> None:
    Table(
        "events",
        metadata,
        Column("at", Date, primary_key=True),
        Column("what", Text, index=True),
        postgresql_partition_by="RANGE (at)",
    )


SETUP = (
    "CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')"
)
ROWS = "INSERT INTO events VALUES ('2024-07-01')"
READ = {"SELECT * FROM events_2024": [(date(2024, 7, 1), None)]}

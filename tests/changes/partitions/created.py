"""A partitioned table is created."""

from sqlalchemy import Column, Date, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Table(
        "events",
        metadata,
        Column("at", Date, primary_key=True),
        postgresql_partition_by="RANGE (at)",
    )


ROWS = "INSERT INTO users VALUES (1)"
READ = {"SELECT relkind::text FROM pg_class WHERE relname = 'events'": [("p",)]}

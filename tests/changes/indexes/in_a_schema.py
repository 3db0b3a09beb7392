"""An index is added in a schema."""

from sqlalchemy import Column, DateTime, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "events",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("at", DateTime),
        schema="audit",
    )


def after(metadata: MetaData) -> None:
    Table(
        "events",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("at", DateTime, index=True),
        schema="audit",
    )


ROWS = "INSERT INTO audit.events VALUES (1, '2024-01-01')"
READ = {"SELECT to_regclass('audit.events_at_idx')::text": [("audit.events_at_idx",)]}

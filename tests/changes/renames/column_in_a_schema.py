"""A column is renamed in a schema, with names that need quoting."""

from datetime import datetime

from sqlalchemy import Column, DateTime, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "Events",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("At", DateTime),
        schema="Audit",
    )


def after(metadata: MetaData) -> None:
    Table(
        "Events",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("When", DateTime, info={"renamed_from": "At"}),
        schema="Audit",
    )


ROWS = """INSERT INTO "Audit"."Events" VALUES (1, '2024-01-01')"""
READ = {'SELECT "When" FROM "Audit"."Events"': [(datetime(2024, 1, 1),)]}

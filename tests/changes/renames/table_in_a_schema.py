"""A table is renamed in a schema."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "log",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("what", Text),
        schema="audit",
    )


def after(metadata: MetaData) -> None:
    Table(
        "events",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("what", Text),
        schema="audit",
        info={"renamed_from": "log"},
    )


ROWS = "INSERT INTO audit.log VALUES (1, 'in')"
READ = {"SELECT what FROM audit.events": [("in",)]}

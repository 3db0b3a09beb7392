"""A table in a schema is dropped on purpose."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Table(
        "events",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("what", Text),
        schema="audit",
    )
    Table("visits", metadata, Column("id", Integer, primary_key=True), schema="audit")


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Table("visits", metadata, Column("id", Integer, primary_key=True), schema="audit")


DROP = "audit.events"
READ = {"SELECT to_regclass('audit.events')::text": [(None,)]}

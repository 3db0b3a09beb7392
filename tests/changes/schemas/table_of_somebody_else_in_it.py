"""A colleague's table in a schema of the project is not touched."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("events", metadata, Column("id", Integer, primary_key=True), schema="audit")


def after(metadata: MetaData) -> None:
    Table(
        "events",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("what", Text),
        schema="audit",
    )


FOREIGN = "CREATE TABLE audit.notes (words text)"
ROWS = "INSERT INTO audit.notes VALUES ('mine')"
READ = {"SELECT words FROM audit.notes": [("mine",)]}

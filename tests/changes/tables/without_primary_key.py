"""A table without a primary key is made, and another such table changes."""

from sqlalchemy import Column, DateTime, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("log", metadata, Column("line", Text))


def after(metadata: MetaData) -> None:
    Table(
        "log",
        metadata,
        Column("line", Text, nullable=False, server_default=""),
        Column("at", DateTime, index=True),
    )
    Table("notes", metadata, Column("words", Text))


ROWS = "INSERT INTO log VALUES ('a'), ('a')"
READ = {"SELECT line FROM log": [("a",), ("a",)]}

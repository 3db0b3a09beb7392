"""A table refers to one in another schema."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Table(
        "events",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("who", Integer),
        schema="audit",
    )


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Table(
        "events",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("who", ForeignKey("users.id")),
        schema="audit",
    )


ROWS = "INSERT INTO users VALUES (1); INSERT INTO audit.events VALUES (1, 1)"
READ = {"SELECT who FROM audit.events": [(1,)]}

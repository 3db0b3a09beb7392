"""The first table in a schema brings it along."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Table(
        "events",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("who", ForeignKey("users.id")),
        schema="audit",
    )


ROWS = "INSERT INTO users VALUES (1)"
READ = {"INSERT INTO audit.events VALUES (1, 1) RETURNING who": [(1,)]}

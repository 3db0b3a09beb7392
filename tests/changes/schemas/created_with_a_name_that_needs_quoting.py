"""A schema has a name with capitals, a blank and a percent sign."""

from sqlalchemy import Column, DateTime, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Table(
        "events",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("at", DateTime, index=True),
        schema="The Audit 100%",
    )


ROWS = "INSERT INTO users VALUES (1)"
READ = {'INSERT INTO "The Audit 100%".events VALUES (1) RETURNING id': [(1,)]}

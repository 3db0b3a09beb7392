"""Text with a comment becomes integer, and says something else."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("age", Text, comment="in words"),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("age", Integer, comment="in years"),
    )


ROWS = "INSERT INTO users VALUES (1, '7')"
READ = {"SELECT age FROM users": [(7,)]}

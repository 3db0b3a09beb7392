"""Columns are in another order in the models, which PostgreSQL cannot change: there is nothing to do."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("name", Text),
        Column("mail", Text),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text),
        Column("name", Text),
    )


ROWS = "INSERT INTO users VALUES (1, 'ada', 'ada@example.com')"
NOTHING = True

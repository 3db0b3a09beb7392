"""Tables and columns have reserved words for names."""

from sqlalchemy import CheckConstraint, Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "user",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("order", Text),
        Column("select", Integer),
    )


def after(metadata: MetaData) -> None:
    Table(
        "user",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("order", Integer, index=True),
        Column("select", Integer, CheckConstraint('"select" > 0')),
        Column("group", Text, unique=True),
    )


ROWS = """INSERT INTO "user" VALUES (1, '7', 1)"""
READ = {'SELECT "order", "select", "group" FROM "user"': [(7, 1, None)]}

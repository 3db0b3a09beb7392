"""A CHECK follows its column from text to integer."""

from sqlalchemy import CheckConstraint, Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("age", Text, CheckConstraint("age <> ''")),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("age", Integer, CheckConstraint("age > 0")),
    )


ROWS = "INSERT INTO users VALUES (1, '1')"
READ = {"SELECT age FROM users ORDER BY id": [(1,)]}

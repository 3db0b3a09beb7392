"""Two columns are said to take each other's name: refused, as both are there."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("first", Text),
        Column("last", Text),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("first", Text, info={"renamed_from": "last"}),
        Column("last", Text, info={"renamed_from": "first"}),
    )


ROWS = "INSERT INTO users VALUES (1, 'Lovelace', 'Ada')"
STOPS = "generation"
MESSAGE = ["users", "first", "last", "renamed_from"]

"""Two columns are renamed and a third is added, all of one type."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("a", Text),
        Column("b", Text),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("first", Text, info={"renamed_from": "a"}),
        Column("last", Text, info={"renamed_from": "b"}),
        Column("middle", Text),
    )


ROWS = "INSERT INTO users VALUES (1, 'Ada', 'Lovelace')"
READ = {"SELECT first, middle, last FROM users": [("Ada", None, "Lovelace")]}

"""A key begins to count by itself, after the rows that are there."""

from sqlalchemy import Column, Identity, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True, autoincrement=False),
        Column("name", Text),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users", metadata, Column("id", Integer, Identity(), primary_key=True), Column("name", Text)
    )


ROWS = "INSERT INTO users VALUES (1, 'ada'), (7, 'eve')"
READ = {"INSERT INTO users (name) VALUES ('bob') RETURNING id": [(8,)]}

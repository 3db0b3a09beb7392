"""A key does not count by itself any more."""

from sqlalchemy import Column, Identity, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users", metadata, Column("id", Integer, Identity(), primary_key=True), Column("name", Text)
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True, autoincrement=False),
        Column("name", Text),
    )


ROWS = "INSERT INTO users (name) VALUES ('ada')"
READ = {"INSERT INTO users VALUES (7, 'eve') RETURNING id": [(7,)]}

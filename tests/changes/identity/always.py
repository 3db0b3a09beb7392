"""A key may not be given by hand from now on."""

from sqlalchemy import Column, Identity, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users", metadata, Column("id", Integer, Identity(), primary_key=True), Column("name", Text)
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, Identity(always=True), primary_key=True),
        Column("name", Text),
    )


ROWS = "INSERT INTO users (name) VALUES ('ada')"
READ = {"INSERT INTO users (name) VALUES ('eve') RETURNING id": [(2,)]}

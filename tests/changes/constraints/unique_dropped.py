"""A column need not be unique any more."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text, unique=True),
    )


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))


ROWS = "INSERT INTO users VALUES (1, 'ada')"
READ = {"INSERT INTO users VALUES (2, 'ada') RETURNING mail": [("ada",)]}

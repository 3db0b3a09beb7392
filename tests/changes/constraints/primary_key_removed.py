"""A table has no primary key any more."""

from sqlalchemy import Column, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("name", Text, primary_key=True))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("name", Text, nullable=False))


ROWS = "INSERT INTO users VALUES ('ada')"
READ = {"INSERT INTO users VALUES ('ada') RETURNING name": [("ada",)]}

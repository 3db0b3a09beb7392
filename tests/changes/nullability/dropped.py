"""A column may be empty from now on."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text, nullable=False),
    )


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))


ROWS = "INSERT INTO users VALUES (1, 'ada@example.com')"
READ = {"INSERT INTO users VALUES (2) RETURNING mail": [(None,)]}

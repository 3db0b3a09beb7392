"""A column gets a comment."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text, comment="it's where to write to"),
    )


ROWS = "INSERT INTO users VALUES (1, 'ada')"
READ = {"SELECT col_description('users'::regclass, 2)": [("it's where to write to",)]}

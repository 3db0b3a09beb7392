"""A column is renamed, and keeps its rows."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("email", Text, info={"renamed_from": "mail"}),
    )


ROWS = "INSERT INTO users VALUES (1, 'ada')"
READ = {"SELECT email FROM users": [("ada",)]}

"""A server default is the empty text."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("motto", Text))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("motto", Text, server_default=""),
    )


ROWS = "INSERT INTO users VALUES (1, NULL)"
READ = {"INSERT INTO users VALUES (2) RETURNING motto": [("",)]}

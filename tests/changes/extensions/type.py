"""A column takes its type from an extension that a migration made by hand."""

from sqlalchemy import Column, Integer, MetaData, Table, Text
from sqlalchemy.dialects.postgresql import CITEXT


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", CITEXT, unique=True),
    )


FIRST = "CREATE EXTENSION citext"
ROWS = "INSERT INTO users VALUES (1, 'Ada@example.com')"
READ = {"SELECT mail::text FROM users WHERE mail = 'ada@EXAMPLE.com'": [("Ada@example.com",)]}

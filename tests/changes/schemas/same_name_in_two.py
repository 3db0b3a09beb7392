"""Tables of one name live in two schemas, and one of them changes."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", Text))
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("name", Text),
        schema="archive",
    )


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", Text))
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("name", Text, nullable=False, index=True),
        schema="archive",
    )


ROWS = "INSERT INTO users VALUES (1, NULL); INSERT INTO archive.users VALUES (1, 'ada')"
READ = {"SELECT name FROM users": [(None,)], "SELECT name FROM archive.users": [("ada",)]}

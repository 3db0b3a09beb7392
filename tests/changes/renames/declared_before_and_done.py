"""What a declaration calls the old name is long gone, and the declaration does no harm."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("email", Text))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("email", Text, info={"renamed_from": "mail"}),
        Column("name", Text),
    )


ROWS = "INSERT INTO users VALUES (1, 'ada')"
READ = {"SELECT email, name FROM users": [("ada", None)]}

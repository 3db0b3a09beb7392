"""Text gets another collation."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", Text))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("name", Text(collation="C")),
    )


ROWS = "INSERT INTO users VALUES (1, 'b'), (2, 'A')"
READ = {"SELECT name FROM users ORDER BY id": [("b",), ("A",)]}

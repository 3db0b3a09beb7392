"""A numeric column becomes text."""

from sqlalchemy import Column, Integer, MetaData, Numeric, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users", metadata, Column("id", Integer, primary_key=True), Column("value", Numeric(10, 2))
    )


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("value", Text))


ROWS = "INSERT INTO users VALUES (1, 1.50), (2, NULL)"
READ = {"SELECT value FROM users ORDER BY id": [("1.50",), (None,)]}

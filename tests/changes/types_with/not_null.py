"""Text becomes integer and NOT NULL."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("age", Text))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("age", Integer, nullable=False),
    )


ROWS = "INSERT INTO users VALUES (1, '1')"
READ = {"SELECT age FROM users ORDER BY id": [(1,)]}

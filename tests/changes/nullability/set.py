"""A column becomes NOT NULL, and no row minds."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text, nullable=False),
    )


ROWS = "INSERT INTO users VALUES (1, 'ada@example.com')"
READ = {"SELECT mail FROM users": [("ada@example.com",)]}

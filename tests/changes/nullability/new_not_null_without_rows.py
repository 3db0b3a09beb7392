"""A new column is NOT NULL without a default, on a table without rows."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text, nullable=False),
    )


READ = {"INSERT INTO users VALUES (1, 'ada@example.com') RETURNING mail": [("ada@example.com",)]}

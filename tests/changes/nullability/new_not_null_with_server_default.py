"""A new column is NOT NULL, and its server default fills the rows."""

from sqlalchemy import Column, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("visits", Integer, nullable=False, server_default="0"),
    )


ROWS = "INSERT INTO users VALUES (1), (2)"
READ = {"SELECT visits FROM users": [(0,), (0,)]}

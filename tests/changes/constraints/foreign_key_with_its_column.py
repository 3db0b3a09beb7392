"""A new column refers to a new table."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table(
        "roles",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("name", Text, unique=True),
    )
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("role", Text, ForeignKey("roles.name", onupdate="CASCADE"), index=True),
    )


ROWS = "INSERT INTO users VALUES (1)"
READ = {"SELECT role FROM users": [(None,)]}

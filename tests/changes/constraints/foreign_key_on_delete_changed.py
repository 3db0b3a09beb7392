"""A foreign key keeps its name, and deletes from now on."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("roles", metadata, Column("id", Integer, primary_key=True))
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("role", ForeignKey("roles.id", ondelete="SET NULL")),
    )


def after(metadata: MetaData) -> None:
    Table("roles", metadata, Column("id", Integer, primary_key=True))
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("role", ForeignKey("roles.id", ondelete="CASCADE")),
    )


ROWS = "INSERT INTO roles VALUES (1); INSERT INTO users VALUES (1, 1)"
READ = {"SELECT role FROM users": [(1,)]}

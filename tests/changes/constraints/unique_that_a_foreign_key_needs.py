"""A UNIQUE constraint that a foreign key refers to changes."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text, UniqueConstraint


def before(metadata: MetaData) -> None:
    Table(
        "roles",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("name", Text),
        UniqueConstraint("name", name="old_name"),
    )
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("role", Text, ForeignKey("roles.name")),
    )


def after(metadata: MetaData) -> None:
    Table(
        "roles",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("name", Text),
        UniqueConstraint("name", name="old_name", postgresql_include=["id"]),
    )
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("role", Text, ForeignKey("roles.name")),
    )


ROWS = "INSERT INTO roles VALUES (1, 'boss'); INSERT INTO users VALUES (1, 'boss')"
READ = {"SELECT role FROM users": [("boss",)]}

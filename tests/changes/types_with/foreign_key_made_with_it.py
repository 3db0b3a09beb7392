"""Text becomes integer, and refers to another table from now on."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("roles", metadata, Column("id", Integer, primary_key=True))
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("role", Text))


def after(metadata: MetaData) -> None:
    Table("roles", metadata, Column("id", Integer, primary_key=True))
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("role", Integer, ForeignKey("roles.id")),
    )


ROWS = "INSERT INTO roles VALUES (1); INSERT INTO users VALUES (1, '1'), (2, NULL)"
READ = {"SELECT role FROM users ORDER BY id": [(1,), (None,)]}

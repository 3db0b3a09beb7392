"""A foreign key without a name is added."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("roles", metadata, Column("id", Integer, primary_key=True))
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("role", Integer))


def after(metadata: MetaData) -> None:
    Table("roles", metadata, Column("id", Integer, primary_key=True))
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("role", ForeignKey("roles.id")),
    )


ROWS = "INSERT INTO roles VALUES (1); INSERT INTO users VALUES (1, 1), (2, NULL)"
READ = {"SELECT role FROM users ORDER BY id": [(1,), (None,)]}

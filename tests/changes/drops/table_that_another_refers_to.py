"""A table is dropped on purpose, and a foreign key of another with it."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("roles", metadata, Column("id", Integer, primary_key=True))
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("role", ForeignKey("roles.id")),
    )


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("role", Integer))


ROWS = "INSERT INTO roles VALUES (1); INSERT INTO users VALUES (1, 1)"
DROP = "roles"
STOPS = "downgrade"
MESSAGE = ["users.role", "1 row", "id = 1", "roles"]

"""A foreign key is added, where two rows refer to nothing."""

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


ROWS = "INSERT INTO roles VALUES (1); INSERT INTO users VALUES (1, 1), (2, 9), (3, 8)"
STOPS = "upgrade"
MESSAGE = ["users.role", "2 rows", "id = 2", "id = 3", "roles"]

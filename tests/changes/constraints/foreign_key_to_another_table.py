"""A foreign key refers to another table from now on."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("roles", metadata, Column("id", Integer, primary_key=True))
    Table("groups", metadata, Column("id", Integer, primary_key=True))
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("member", ForeignKey("roles.id")),
    )


def after(metadata: MetaData) -> None:
    Table("roles", metadata, Column("id", Integer, primary_key=True))
    Table("groups", metadata, Column("id", Integer, primary_key=True))
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("member", ForeignKey("groups.id")),
    )


ROWS = (
    "INSERT INTO roles VALUES (1); INSERT INTO groups VALUES (1); INSERT INTO users VALUES (1, 1)"
)
READ = {"SELECT member FROM users": [(1,)]}

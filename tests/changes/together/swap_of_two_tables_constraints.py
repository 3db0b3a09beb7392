"""A foreign key turns around: the other table refers to this one from now on."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("desk", ForeignKey("desks.id")),
    )
    Table("desks", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("desk", Integer))
    Table(
        "desks",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("user", ForeignKey("users.id"), unique=True),
    )


ROWS = "INSERT INTO desks VALUES (1); INSERT INTO users VALUES (1, 1)"
READ = {'SELECT desk, "user" FROM users JOIN desks ON desk = desks.id': [(1, None)]}

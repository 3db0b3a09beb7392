"""A table refers to itself."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("boss", ForeignKey("users.id", ondelete="SET NULL")),
    )


ROWS = "INSERT INTO users VALUES (1)"
READ = {"INSERT INTO users VALUES (2, 1) RETURNING boss": [(1,)]}

"""A column brings an enum along."""

from sqlalchemy import Column, Enum, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", Enum("happy", "sad", name="mood")),
    )


ROWS = "INSERT INTO users VALUES (1)"
READ = {"SELECT mood::text FROM users": [(None,)]}

"""Text becomes an enum that is made for it."""

from sqlalchemy import Column, Enum, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mood", Text))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", Enum("happy", "sad", name="mood")),
    )


ROWS = "INSERT INTO users VALUES (1, 'sad'), (2, NULL)"
READ = {"SELECT mood::text FROM users ORDER BY id": [("sad",), (None,)]}

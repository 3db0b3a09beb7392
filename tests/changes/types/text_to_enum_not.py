"""Text becomes an enum, where one row has no value of it."""

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


ROWS = "INSERT INTO users VALUES (1, 'sad'), (2, 'so so')"
STOPS = "upgrade"
MESSAGE = ["users.mood", "1 row", "id = 2", "so so"]

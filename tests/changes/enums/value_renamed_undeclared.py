"""A value is replaced by another without a word about a rename, while rows have it."""

from sqlalchemy import Column, Enum, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", Enum("happy", "sad", name="mood")),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", Enum("joyful", "sad", name="mood")),
    )


ROWS = "INSERT INTO users VALUES (1, 'happy')"
STOPS = "upgrade"
MESSAGE = ["users.mood", "1 row", "id = 1", "happy"]

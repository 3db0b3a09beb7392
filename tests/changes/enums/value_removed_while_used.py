"""An enum loses a value that two rows have."""

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
        Column("mood", Enum("happy", name="mood")),
    )


ROWS = "INSERT INTO users VALUES (1, 'happy'), (2, 'sad'), (3, 'sad')"
STOPS = "upgrade"
MESSAGE = ["users.mood", "2 rows", "id = 2", "id = 3", "sad"]

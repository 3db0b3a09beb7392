"""The way back is refused while the new value of an enum is in use."""

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
        Column("mood", Enum("happy", "sad", "so so", name="mood")),
    )


ROWS = "INSERT INTO users VALUES (1, 'sad')"
READ = {"SELECT mood::text FROM users": [("sad",)]}
LATER = "INSERT INTO users VALUES (2, 'so so')"
STOPS = "downgrade"
MESSAGE = ["users.mood", "1 row", "id = 2", "so so"]

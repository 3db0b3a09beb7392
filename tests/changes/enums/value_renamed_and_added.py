"""A value of an enum is renamed, and another added."""

from sqlalchemy import Column, Enum, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", Enum("happy", "sad", name="mood")),
    )


def after(metadata: MetaData) -> None:
    mood = Enum("joyful", "so so", "sad", name="mood")
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", mood, info={"renamed_from": {"joyful": "happy"}}),
    )


ROWS = "INSERT INTO users VALUES (1, 'happy'), (2, 'sad')"
READ = {"SELECT mood::text FROM users ORDER BY mood": [("joyful",), ("sad",)]}

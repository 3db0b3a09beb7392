"""A value of an enum is renamed, and the rows with it."""

from sqlalchemy import Column, Enum, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", Enum("happy", "sad", name="mood"), server_default="happy"),
    )


def after(metadata: MetaData) -> None:
    mood = Enum("joyful", "sad", name="mood")
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", mood, server_default="joyful", info={"renamed_from": {"joyful": "happy"}}),
    )


ROWS = "INSERT INTO users VALUES (1, 'happy'), (2, 'sad')"
READ = {"SELECT mood::text FROM users ORDER BY id": [("joyful",), ("sad",)]}

"""A column takes another enum, which has the values of all rows."""

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
        Column("mood", Enum("sad", "angry", name="complaint")),
    )


ROWS = "INSERT INTO users VALUES (1, 'sad')"
READ = {"SELECT mood::text FROM users": [("sad",)]}

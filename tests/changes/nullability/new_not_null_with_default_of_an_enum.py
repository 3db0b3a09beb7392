"""A new column is NOT NULL, and a value of a Python enum fills the rows."""

import enum

from sqlalchemy import Column, Enum, Integer, MetaData, Table


class Mood(enum.Enum):
    HAPPY = "happy"
    SAD = "sad"


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mood", Enum(Mood)))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", Enum(Mood)),
        Column("usual_mood", Enum(Mood), nullable=False, default=Mood.SAD),
    )


ROWS = "INSERT INTO users VALUES (1)"
READ = {"SELECT usual_mood::text FROM users": [("SAD",)]}

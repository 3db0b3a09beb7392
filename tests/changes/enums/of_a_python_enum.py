"""A column brings an enum along that is written as a class."""

import enum

from sqlalchemy import Column, Enum, Integer, MetaData, Table


class Mood(enum.Enum):
    HAPPY = "happy"
    SAD = "sad"


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", Enum(Mood), nullable=False, default=Mood.SAD),
    )


ROWS = "INSERT INTO users VALUES (1)"
READ = {"SELECT mood::text FROM users": [("SAD",)]}

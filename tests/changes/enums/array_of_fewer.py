"""An enum whose values are in arrays loses one that a row has."""

from sqlalchemy import ARRAY, Column, Enum, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("moods", ARRAY(Enum("happy", "sad", name="mood"))),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("moods", ARRAY(Enum("happy", name="mood"))),
    )


ROWS = "INSERT INTO users VALUES (1, '{happy}'), (2, '{happy,sad}')"
STOPS = "upgrade"
MESSAGE = ["users.moods", "1 row", "id = 2", "sad"]

"""An enum lives in a schema of its own, and gets a value."""

from sqlalchemy import Column, Enum, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", Enum("happy", "sad", name="mood", schema="people")),
        schema="people",
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", Enum("happy", "sad", "so so", name="mood", schema="people")),
        schema="people",
    )


ROWS = "INSERT INTO people.users VALUES (1, 'sad')"
READ = {"SELECT mood::text FROM people.users": [("sad",)]}

"""A second table uses an enum that is there."""

from sqlalchemy import Column, Enum, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", Enum("happy", "sad", name="mood")),
    )


def after(metadata: MetaData) -> None:
    mood = Enum("happy", "sad", name="mood", metadata=metadata)
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mood", mood))
    Table("pets", metadata, Column("id", Integer, primary_key=True), Column("mood", mood))


ROWS = "INSERT INTO users VALUES (1, 'sad')"
READ = {"SELECT mood::text FROM users": [("sad",)]}

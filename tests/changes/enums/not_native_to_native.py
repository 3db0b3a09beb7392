"""An enum that is a CHECK becomes one of PostgreSQL's."""

from sqlalchemy import Column, Enum, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    mood = Enum("happy", "sad", name="mood", native_enum=False, create_constraint=True)
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mood", mood))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", Enum("happy", "sad", name="mood")),
    )


ROWS = "INSERT INTO users VALUES (1, 'sad')"
READ = {"SELECT mood::text FROM users": [("sad",)]}

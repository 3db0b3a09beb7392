"""An enum that is a CHECK loses a value that a row has."""

from sqlalchemy import Column, Enum, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    mood = Enum("happy", "sad", name="mood", native_enum=False, create_constraint=True)
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mood", mood))


def after(metadata: MetaData) -> None:
    mood = Enum("happy", "merry", name="mood", native_enum=False, create_constraint=True)
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mood", mood))


ROWS = "INSERT INTO users VALUES (1, 'happy'), (2, 'sad')"
STOPS = "upgrade"
MESSAGE = ["users", "mood", "1 row", "id = 2"]

"""An enum that two tables share loses a value that a row of the second has."""

from sqlalchemy import Column, Enum, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    mood = Enum("happy", "sad", name="mood", metadata=metadata)
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mood", mood))
    Table("pets", metadata, Column("id", Integer, primary_key=True), Column("mood", mood))


def after(metadata: MetaData) -> None:
    mood = Enum("happy", name="mood", metadata=metadata)
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mood", mood))
    Table("pets", metadata, Column("id", Integer, primary_key=True), Column("mood", mood))


ROWS = "INSERT INTO users VALUES (1, 'happy'); INSERT INTO pets VALUES (7, 'sad')"
STOPS = "upgrade"
MESSAGE = ["pets.mood", "1 row", "id = 7", "sad"]

"""An enum that two tables share gets a value."""

from sqlalchemy import Column, Enum, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    mood = Enum("happy", "sad", name="mood", metadata=metadata)
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mood", mood))
    Table("pets", metadata, Column("id", Integer, primary_key=True), Column("mood", mood))


def after(metadata: MetaData) -> None:
    mood = Enum("happy", "sad", "so so", name="mood", metadata=metadata)
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mood", mood))
    Table("pets", metadata, Column("id", Integer, primary_key=True), Column("mood", mood))


ROWS = "INSERT INTO users VALUES (1, 'sad'); INSERT INTO pets VALUES (1, 'happy')"
READ = {"SELECT u.mood::text, p.mood::text FROM users u JOIN pets p USING (id)": [("sad", "happy")]}

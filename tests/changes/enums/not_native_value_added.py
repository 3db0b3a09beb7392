"""An enum that is a CHECK gets a longer value."""

from sqlalchemy import Column, Enum, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    mood = Enum("happy", "sad", name="mood", native_enum=False, create_constraint=True)
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mood", mood))


def after(metadata: MetaData) -> None:
    mood = Enum("happy", "sad", "delighted", name="mood", native_enum=False, create_constraint=True)
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mood", mood))


ROWS = "INSERT INTO users VALUES (1, 'sad')"
READ = {"INSERT INTO users VALUES (2, 'delighted') RETURNING mood": [("delighted",)]}

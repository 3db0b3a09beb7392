"""An enum and its schema have a percent sign and a colon in their names."""

from sqlalchemy import ARRAY, Column, Enum, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", Text, server_default="sad"),
        schema="50%:a",
    )


def after(metadata: MetaData) -> None:
    mood = Enum("happy", "sad", name="100% :mood", schema="50%:a")
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", mood, server_default="sad"),
        Column("moods", ARRAY(mood)),
        schema="50%:a",
    )
    Table("notes", metadata, Column("id", Integer, primary_key=True), Column("mood", mood))


ROWS = """INSERT INTO "50%:a".users VALUES (1, 'happy')"""
READ = {'SELECT mood::text, moods::text FROM "50%:a".users': [("happy", None)]}

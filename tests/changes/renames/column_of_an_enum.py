"""A column is renamed, and the enum that it has as well."""

from sqlalchemy import Column, Enum, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", Enum("happy", "sad", name="mood")),
    )


def after(metadata: MetaData) -> None:
    feeling = Enum("happy", "sad", name="feeling")
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("feeling", feeling, info={"renamed_from": "mood"}),
    )


ROWS = "INSERT INTO users VALUES (1, 'sad')"
READ = {"SELECT feeling::text FROM users": [("sad",)]}

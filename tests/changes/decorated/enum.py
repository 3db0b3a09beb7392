"""A type of the project's own is an enum."""

from sqlalchemy import Column, Enum, Integer, MetaData, Table, TypeDecorator


class Mood(TypeDecorator[str]):
    impl = Enum("happy", "sad", name="mood")
    cache_ok = True


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", Mood, nullable=False, server_default="sad"),
    )


ROWS = "INSERT INTO users VALUES (1)"
READ = {"SELECT mood::text FROM users": [("sad",)]}

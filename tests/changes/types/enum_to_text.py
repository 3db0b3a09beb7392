"""An enum column becomes text, and the type is dropped with it."""

from sqlalchemy import Column, Enum, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("value", Enum("happy", "sad", name="mood")),
    )


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("value", Text))


ROWS = "INSERT INTO users VALUES (1, 'sad'), (2, NULL)"
READ = {"SELECT value FROM users ORDER BY id": [("sad",), (None,)]}

"""An enum gets another value."""

from sqlalchemy import Column, Enum, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", Enum("happy", "sad", name="mood")),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", Enum("happy", "sad", "so so", name="mood")),
    )


ROWS = "INSERT INTO users VALUES (1, 'sad')"
READ = {
    "SELECT mood::text FROM users": [("sad",)],
    "INSERT INTO users VALUES (2, 'so so') RETURNING mood::text": [("so so",)],
}

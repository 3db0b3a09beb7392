"""An enum has capitals in its name."""

from sqlalchemy import Column, Enum, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", Enum("happy", name="UserMood")),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", Enum("happy", "sad", name="UserMood"), server_default="sad"),
    )


ROWS = "INSERT INTO users VALUES (1, 'happy')"
READ = {"INSERT INTO users VALUES (2) RETURNING mood::text": [("sad",)]}

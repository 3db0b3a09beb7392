"""An enum loses the value that was the default."""

from sqlalchemy import Column, Enum, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", Enum("happy", "sad", name="mood"), server_default="sad"),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", Enum("happy", name="mood"), server_default="happy"),
    )


ROWS = "INSERT INTO users VALUES (1, 'happy')"
READ = {"INSERT INTO users VALUES (2) RETURNING mood::text": [("happy",)]}

"""An enum with the same values gets another name."""

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
        Column("mood", Enum("happy", "sad", name="feeling"), server_default="sad"),
    )


ROWS = "INSERT INTO users VALUES (1, 'happy')"
READ = {"SELECT mood::text, to_regtype('mood')::text FROM users": [("happy", None)]}

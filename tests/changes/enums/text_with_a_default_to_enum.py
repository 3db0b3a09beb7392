"""Text with a default becomes an enum with the same one."""

from sqlalchemy import Column, Enum, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", Text, server_default="sad", nullable=False),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", Enum("happy", "sad", name="mood"), server_default="sad", nullable=False),
    )


ROWS = "INSERT INTO users VALUES (1, 'happy'), (2, DEFAULT)"
READ = {"SELECT mood::text FROM users ORDER BY id": [("happy",), ("sad",)]}

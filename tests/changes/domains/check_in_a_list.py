"""A domain over varchar allows the values of a list, which PostgreSQL writes with casts."""

from sqlalchemy import Column, Integer, MetaData, String, Table
from sqlalchemy.dialects.postgresql import DOMAIN


def before(metadata: MetaData) -> None:
    mood = DOMAIN("mood", String(10), check="VALUE <> ''", constraint_name="known")
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mood", mood))


def after(metadata: MetaData) -> None:
    mood = DOMAIN("mood", String(10), check="VALUE IN ('happy', 'sad')", constraint_name="known")
    size = DOMAIN("size", String(9), check="VALUE NOT IN ('p', 'q')", constraint_name="other")
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", mood),
        Column("size", size),
    )


ROWS = "INSERT INTO users VALUES (1, 'sad')"
READ = {"SELECT mood, size FROM users": [("sad", None)]}

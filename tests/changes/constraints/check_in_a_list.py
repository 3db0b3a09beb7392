"""A CHECK allows some words, and then one more."""

from sqlalchemy import CheckConstraint, Column, Integer, MetaData, String, Table


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", String(20)),
        CheckConstraint("mood IN ('happy', 'sad')"),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", String(20)),
        CheckConstraint("mood IN ('happy', 'sad', 'so so')"),
    )


ROWS = "INSERT INTO users VALUES (1, 'happy')"
READ = {"INSERT INTO users VALUES (2, 'so so') RETURNING mood": [("so so",)]}

"""Text becomes an enum, with a default, a partial index, a UNIQUE constraint and a CHECK."""

from sqlalchemy import CheckConstraint, Column, Enum, Index, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    users = Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", Text, CheckConstraint("mood <> 'angry'"), server_default="sad", unique=True),
    )
    Index("sad_users", users.c.id, postgresql_where=users.c.mood == "sad")


def after(metadata: MetaData) -> None:
    users = Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column(
            "mood",
            Enum("happy", "sad", "angry", name="mood"),
            CheckConstraint("mood <> 'angry'"),
            server_default="sad",
            unique=True,
        ),
    )
    Index("sad_users", users.c.id, postgresql_where=users.c.mood == "sad")


ROWS = "INSERT INTO users VALUES (1, 'happy'), (2, DEFAULT)"
READ = {"SELECT mood::text FROM users ORDER BY mood": [("happy",), ("sad",)]}

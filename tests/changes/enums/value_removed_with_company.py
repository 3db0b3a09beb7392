"""An enum with an index, a CHECK, a partial index and a view loses a value."""

from sqlalchemy import CheckConstraint, Column, Enum, Index, Integer, MetaData, Table, select, text
from sqlalchemy.schema import CreateView


def mood(metadata: MetaData, *values: str) -> None:
    users = Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", Enum(*values, name="mood"), CheckConstraint("mood <> 'sad'"), index=True),
    )
    Index("users_happy", users.c.id, postgresql_where=text("mood = 'happy'"))
    CreateView(select(users.c.mood).where(users.c.mood == "happy"), "happy", metadata=metadata)


def before(metadata: MetaData) -> None:
    mood(metadata, "happy", "sad", "so so")


def after(metadata: MetaData) -> None:
    mood(metadata, "happy", "sad")


ROWS = "INSERT INTO users VALUES (1, 'happy')"
READ = {"SELECT mood::text FROM happy": [("happy",)]}

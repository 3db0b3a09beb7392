"""Checks of lists, volatile defaults, expressions and options are not found to differ from themselves."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Computed,
    Date,
    Enum,
    Identity,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    func,
    text,
)


def before(metadata: MetaData) -> None:
    users = Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", String(9), CheckConstraint("mood IN ('happy', 'sad')")),
        Column("token", Text, server_default=text("md5(random()::text)")),
        Column("due", Date, server_default=text("CURRENT_DATE + 7")),
        Column("size", Enum("s", "m", name="size", native_enum=False, create_constraint=True)),
        Column("age", Integer, Identity(always=True, start=5)),
        Column("twice", Integer, Computed("id * 2", persisted=True)),
    )
    Index("by_mood", func.lower(users.c.mood).desc(), postgresql_where=users.c.mood.in_(["happy"]))


after = before

ROWS = "INSERT INTO users (mood) VALUES ('happy')"
NOTHING = True

"""A column that was typed in is computed, with a type that it cannot be compared with."""

from sqlalchemy import JSON, Boolean, Column, Computed, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("age", Integer),
        Column("adult", Boolean),
        Column("facts", JSON),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("age", Integer),
        Column("adult", Integer, Computed("age / 18", persisted=True)),
        Column("facts", JSON, Computed("(age::text)::json", persisted=True)),
    )


ROWS = "INSERT INTO users VALUES (1, 20, true, '20')"
STOPS = "upgrade"
MESSAGE = ["users.adult", "1 row", "id = 1"]

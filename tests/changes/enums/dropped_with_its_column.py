"""An enum goes with the last column that has it."""

from sqlalchemy import Column, Enum, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", Enum("happy", "sad", name="mood")),
    )


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


ROWS = "INSERT INTO users VALUES (1, 'sad')"
DROP = "users.mood"
READ = {"SELECT to_regtype('mood')::text": [(None,)]}
BACK = None  # the moods went with the column

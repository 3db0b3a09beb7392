"""An enum whose values are in arrays gets another value."""

from sqlalchemy import ARRAY, Column, Enum, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("moods", ARRAY(Enum("happy", "sad", name="mood"))),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("moods", ARRAY(Enum("so so", "happy", "sad", name="mood"))),
    )


ROWS = "INSERT INTO users VALUES (1, '{sad,happy}')"
READ = {"SELECT moods::text FROM users": [("{sad,happy}",)]}

"""A server default is an empty array, then one with values."""

from sqlalchemy import ARRAY, Column, Integer, MetaData, Table, Text, text


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("tags", ARRAY(Text), server_default="{}"),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("tags", ARRAY(Text), server_default=text("ARRAY['a', 'b:c']")),
    )


ROWS = "INSERT INTO users VALUES (1)"
READ = {
    "SELECT tags FROM users": [([],)],
    "INSERT INTO users VALUES (2) RETURNING tags": [(["a", "b:c"],)],
}

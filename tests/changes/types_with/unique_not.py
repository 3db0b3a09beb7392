"""Text that is unique becomes integer, where two rows get equal."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("badge", Text, unique=True),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("badge", Integer, unique=True),
    )


ROWS = "INSERT INTO users VALUES (1, '1'), (2, '01'), (3, '3')"
STOPS = "upgrade"
MESSAGE = ["users", "badge"]

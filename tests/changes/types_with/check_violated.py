"""Text becomes integer, where a row violates the new CHECK."""

from sqlalchemy import CheckConstraint, Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("age", Text))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("age", Integer, CheckConstraint("age > 0")),
    )


ROWS = "INSERT INTO users VALUES (1, '1'), (2, '-1')"
STOPS = "upgrade"
MESSAGE = ["users", "age", "1 row", "id = 2"]

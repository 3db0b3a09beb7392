"""A column goes, and an index and a UNIQUE constraint of two columns with it."""

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text, UniqueConstraint


def before(metadata: MetaData) -> None:
    users = Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("name", Text),
        Column("town", Text),
        UniqueConstraint("name", "town"),
    )
    Index("by_town", users.c.town, users.c.name)


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", Text))


ROWS = "INSERT INTO users VALUES (1, 'ada', 'London')"
DROP = "users.town"
READ = {"SELECT name FROM users": [("ada",)]}
BACK = {"SELECT name, town FROM users": [("ada", None)]}

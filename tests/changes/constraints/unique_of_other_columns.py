"""A UNIQUE constraint keeps its name, and gets another column."""

from sqlalchemy import Column, Integer, MetaData, Table, Text, UniqueConstraint


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("name", Text),
        Column("town", Text),
        UniqueConstraint("name", name="one_of_a_kind"),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("name", Text),
        Column("town", Text),
        UniqueConstraint("name", "town", name="one_of_a_kind"),
    )


ROWS = "INSERT INTO users VALUES (1, 'ada', 'London')"
READ = {"INSERT INTO users VALUES (2, 'ada', 'Paris') RETURNING name": [("ada",)]}

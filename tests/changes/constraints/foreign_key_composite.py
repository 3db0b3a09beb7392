"""A foreign key has two columns, and MATCH FULL."""

from sqlalchemy import Column, ForeignKeyConstraint, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "places",
        metadata,
        Column("country", Text, primary_key=True),
        Column("city", Text, primary_key=True),
    )
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("country", Text),
        Column("city", Text),
    )


def after(metadata: MetaData) -> None:
    Table(
        "places",
        metadata,
        Column("country", Text, primary_key=True),
        Column("city", Text, primary_key=True),
    )
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("country", Text),
        Column("city", Text),
        ForeignKeyConstraint(["country", "city"], ["places.country", "places.city"], match="FULL"),
    )


ROWS = "INSERT INTO places VALUES ('DE', 'Ulm'); INSERT INTO users VALUES (1, 'DE', 'Ulm')"
READ = {"SELECT city FROM users": [("Ulm",)]}

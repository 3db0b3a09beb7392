"""The default of a domain changes."""

from sqlalchemy import Column, Integer, MetaData, Table
from sqlalchemy.dialects.postgresql import DOMAIN


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("age", DOMAIN("age", Integer(), default="1")),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("age", DOMAIN("age", Integer(), default="2")),
    )


ROWS = "INSERT INTO users VALUES (1)"
READ = {"SELECT age FROM users": [(1,)], "INSERT INTO users VALUES (2) RETURNING age": [(2,)]}

"""A domain is made of another type."""

from sqlalchemy import BigInteger, Column, Integer, MetaData, Table
from sqlalchemy.dialects.postgresql import DOMAIN


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("age", DOMAIN("age", Integer())),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("age", DOMAIN("age", BigInteger())),
    )


ROWS = "INSERT INTO users VALUES (1, 7)"
READ = {"SELECT age FROM users": [(7,)]}

"""A CHECK that reads the same stays, while its column grows."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("age", Integer, CheckConstraint("age > 0")),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("age", BigInteger, CheckConstraint("age > 0")),
    )


ROWS = "INSERT INTO users VALUES (1, 1)"
READ = {"SELECT age FROM users ORDER BY id": [(1,)]}

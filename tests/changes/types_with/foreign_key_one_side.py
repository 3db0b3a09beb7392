"""Only what refers to a key grows, which PostgreSQL allows."""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Table(
        "orders",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("buyer", Integer, ForeignKey("users.id")),
    )


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Table(
        "orders",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("buyer", BigInteger, ForeignKey("users.id")),
    )


ROWS = "INSERT INTO users VALUES (1); INSERT INTO orders VALUES (1, 1)"
READ = {"SELECT buyer FROM orders": [(1,)]}

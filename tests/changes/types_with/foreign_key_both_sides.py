"""A key and what refers to it grow from integer to bigint together."""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Table(
        "orders",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("buyer", ForeignKey("users.id")),
    )


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", BigInteger, primary_key=True))
    Table(
        "orders",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("buyer", ForeignKey("users.id")),
    )


ROWS = "INSERT INTO users VALUES (1); INSERT INTO orders VALUES (1, 1)"
READ = {
    "SELECT pg_typeof(id)::text FROM users": [("bigint",)],
    "SELECT buyer, pg_typeof(buyer)::text FROM orders": [(1, "bigint")],
}

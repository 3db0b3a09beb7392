"""A table with an identity is renamed, and what refers to it follows."""

from sqlalchemy import BigInteger, Column, ForeignKey, Identity, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "members",
        metadata,
        Column("id", BigInteger, Identity(), primary_key=True),
        Column("mail", Text, unique=True),
    )
    Table(
        "orders",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("buyer", ForeignKey("members.id")),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", BigInteger, Identity(), primary_key=True),
        Column("mail", Text, unique=True),
        info={"renamed_from": "members"},
    )
    Table(
        "orders",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("buyer", ForeignKey("users.id")),
    )


ROWS = "INSERT INTO members (mail) VALUES ('ada'); INSERT INTO orders VALUES (1, 1)"
READ = {
    "SELECT mail FROM users JOIN orders ON buyer = users.id": [("ada",)],
    "INSERT INTO users (mail) VALUES ('eve') RETURNING id": [(2,)],
}

"""A column has another name in Python than in the database."""

from sqlalchemy import Column, Integer, MetaData, String, Table, Text, UniqueConstraint


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text, key="email"),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", String(50), key="email", index=True),
        UniqueConstraint("email"),
    )


ROWS = "INSERT INTO users VALUES (1, 'ada')"
READ = {"SELECT mail FROM users": [("ada",)]}

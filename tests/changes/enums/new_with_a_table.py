"""A table brings an enum along."""

from sqlalchemy import Column, Enum, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Table(
        "orders",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("state", Enum("open", "paid", name="state"), nullable=False),
    )


ROWS = "INSERT INTO users VALUES (1)"
READ = {"INSERT INTO orders VALUES (1, 'paid') RETURNING state::text": [("paid",)]}

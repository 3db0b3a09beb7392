"""A primary key has another name, and what refers to it stays."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, PrimaryKeyConstraint, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer), PrimaryKeyConstraint("id", name="old"))
    Table(
        "orders",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("buyer", ForeignKey("users.id")),
    )


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer), PrimaryKeyConstraint("id", name="the_users"))
    Table(
        "orders",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("buyer", ForeignKey("users.id")),
    )


ROWS = "INSERT INTO users VALUES (1); INSERT INTO orders VALUES (1, 1)"
READ = {"SELECT to_regclass('the_users')::text": [("the_users",)]}

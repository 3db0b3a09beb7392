"""A table is dropped on purpose, with what refers to it."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Table(
        "orders",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("buyer", ForeignKey("users.id"), index=True),
        comment="what they want",
    )
    Table(
        "items",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("order", ForeignKey("orders.id")),
    )


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


ROWS = """
    INSERT INTO users VALUES (1);
    INSERT INTO orders VALUES (1, 1);
    INSERT INTO items VALUES (1, 1);
"""
DROP = "orders,items"
READ = {"SELECT to_regclass('orders')::text, to_regclass('items')::text": [(None, None)]}
BACK = None  # the rows went with the tables

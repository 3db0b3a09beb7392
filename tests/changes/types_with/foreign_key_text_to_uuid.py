"""A key and what refers to it become uuid together."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text, Uuid


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Text, primary_key=True))
    Table(
        "orders",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("buyer", Text, ForeignKey("users.id", ondelete="CASCADE")),
    )


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Uuid, primary_key=True))
    Table(
        "orders",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("buyer", Uuid, ForeignKey("users.id", ondelete="CASCADE")),
    )


ROWS = """
    INSERT INTO users VALUES ('6ba7b810-9dad-11d1-80b4-00c04fd430c8');
    INSERT INTO orders VALUES (1, '6ba7b810-9dad-11d1-80b4-00c04fd430c8');
"""
READ = {
    "SELECT u.id::text FROM users u JOIN orders o ON o.buyer = u.id": [
        ("6ba7b810-9dad-11d1-80b4-00c04fd430c8",)
    ]
}

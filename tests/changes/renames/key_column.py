"""A primary key with a sequence is renamed, and foreign keys follow."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Table(
        "orders",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("buyer", ForeignKey("users.id")),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users", metadata, Column("number", Integer, primary_key=True, info={"renamed_from": "id"})
    )
    Table(
        "orders",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("buyer", ForeignKey("users.number")),
    )


ROWS = "INSERT INTO users DEFAULT VALUES; INSERT INTO orders VALUES (1, 1)"
READ = {
    "SELECT number FROM users JOIN orders ON number = buyer": [(1,)],
    "INSERT INTO users DEFAULT VALUES RETURNING number": [(2,)],
}

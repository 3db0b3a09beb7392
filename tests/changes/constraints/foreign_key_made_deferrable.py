"""A foreign key is checked at the end of the transaction from now on."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("roles", metadata, Column("id", Integer, primary_key=True))
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("role", ForeignKey("roles.id")),
    )


def after(metadata: MetaData) -> None:
    Table("roles", metadata, Column("id", Integer, primary_key=True))
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("role", ForeignKey("roles.id", deferrable=True, initially="DEFERRED")),
    )


ROWS = "INSERT INTO roles VALUES (1); INSERT INTO users VALUES (1, 1)"
READ = {"SELECT role FROM users": [(1,)]}

"""A new column is NOT NULL, and a server default gives each row a value of its own."""

from sqlalchemy import Column, Integer, MetaData, Table, Uuid, func


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("token", Uuid, nullable=False, unique=True, server_default=func.gen_random_uuid()),
    )


ROWS = "INSERT INTO users VALUES (1), (2)"
READ = {"SELECT count(DISTINCT token) FROM users": [(2,)]}

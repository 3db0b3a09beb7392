"""A new identity column is the primary key from now on."""

from sqlalchemy import BigInteger, Column, Identity, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("mail", Text, primary_key=True))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", BigInteger, Identity(), primary_key=True),
        Column("mail", Text, nullable=False, unique=True),
    )


ROWS = "INSERT INTO users VALUES ('ada'), ('eve')"
READ = {"SELECT id FROM users ORDER BY id": [(1,), (2,)]}

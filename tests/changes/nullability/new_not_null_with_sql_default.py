"""A new column is NOT NULL, and a function that SQLAlchemy would call on INSERT fills the rows."""

from sqlalchemy import Column, DateTime, Integer, MetaData, Table, func


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("joined", DateTime(timezone=True), nullable=False, default=func.now()),
    )


ROWS = "INSERT INTO users VALUES (1)"
READ = {"SELECT joined > now() - interval '1 hour' FROM users": [(True,)]}

"""A column becomes NOT NULL, and its default in Python fills the rows."""

from sqlalchemy import Boolean, Column, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("active", Boolean))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("active", Boolean, nullable=False, default=False),
    )


ROWS = "INSERT INTO users VALUES (1, true), (2, NULL)"
READ = {"SELECT active FROM users ORDER BY id": [(True,), (False,)]}
BACK = {"SELECT active FROM users ORDER BY id": [(True,), (False,)]}

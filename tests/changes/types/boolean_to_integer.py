"""Boolean becomes 0 and 1."""

from sqlalchemy import Boolean, Column, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("active", Boolean))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("active", Integer))


ROWS = "INSERT INTO users VALUES (1, true), (2, false), (3, NULL)"
READ = {"SELECT active FROM users ORDER BY id": [(1,), (0,), (None,)]}

"""Smallint becomes boolean."""

from sqlalchemy import Boolean, Column, Integer, MetaData, SmallInteger, Table


def before(metadata: MetaData) -> None:
    Table(
        "users", metadata, Column("id", Integer, primary_key=True), Column("active", SmallInteger)
    )


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("active", Boolean))


ROWS = "INSERT INTO users VALUES (1, 0), (2, 1), (3, NULL)"
READ = {"SELECT active FROM users ORDER BY id": [(False,), (True,), (None,)]}

"""Bigint becomes boolean."""

from sqlalchemy import BigInteger, Boolean, Column, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("active", BigInteger))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("active", Boolean))


ROWS = "INSERT INTO users VALUES (1, 0), (2, 4294967296), (3, NULL)"
READ = {"SELECT active FROM users ORDER BY id": [(False,), (True,), (None,)]}
BACK = {"SELECT active FROM users ORDER BY id": [(0,), (1,), (None,)]}

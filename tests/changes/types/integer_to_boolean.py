"""Numbers become boolean: 0 is false, everything else is true."""

from sqlalchemy import Boolean, Column, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("active", Integer))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("active", Boolean))


ROWS = "INSERT INTO users VALUES (1, 0), (2, 1), (3, 7), (4, NULL)"
READ = {"SELECT active FROM users ORDER BY id": [(False,), (True,), (True,), (None,)]}
BACK = {"SELECT active FROM users ORDER BY id": [(0,), (1,), (1,), (None,)]}

"""varchar(10) becomes varchar(20)."""

from sqlalchemy import Column, Integer, MetaData, String, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", String(10)))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", String(20)))


ROWS = "INSERT INTO users VALUES (1, '0123456789'), (2, NULL)"
READ = {"SELECT name FROM users ORDER BY id": [("0123456789",), (None,)]}

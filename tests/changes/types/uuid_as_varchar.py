"""uuid becomes varchar(36)."""

from sqlalchemy import Column, Integer, MetaData, String, Table, Uuid


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("token", Uuid))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("token", String(36)))


ROWS = "INSERT INTO users VALUES (1, '6ba7b810-9dad-11d1-80b4-00c04fd430c8'), (2, NULL)"
READ = {"SELECT token FROM users ORDER BY id": [("6ba7b810-9dad-11d1-80b4-00c04fd430c8",), (None,)]}

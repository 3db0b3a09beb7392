"""An inet column becomes text."""

from sqlalchemy import Column, Integer, MetaData, Table, Text
from sqlalchemy.dialects.postgresql import INET


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("value", INET))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("value", Text))


ROWS = "INSERT INTO users VALUES (1, '10.0.0.0/8'), (2, NULL)"
READ = {"SELECT value FROM users ORDER BY id": [("10.0.0.0/8",), (None,)]}

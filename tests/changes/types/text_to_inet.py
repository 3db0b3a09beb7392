"""Text becomes inet."""

from sqlalchemy import Column, Integer, MetaData, Table, Text
from sqlalchemy.dialects.postgresql import INET


def before(metadata: MetaData) -> None:
    Table("logins", metadata, Column("id", Integer, primary_key=True), Column("address", Text))


def after(metadata: MetaData) -> None:
    Table("logins", metadata, Column("id", Integer, primary_key=True), Column("address", INET))


ROWS = "INSERT INTO logins VALUES (1, '10.0.0.1/8'), (2, '::1'), (3, NULL)"
READ = {"SELECT abbrev(address) FROM logins ORDER BY id": [("10.0.0.1/8",), ("::1",), (None,)]}
BACK = {"SELECT address FROM logins ORDER BY id": [("10.0.0.1/8",), ("::1/128",), (None,)]}

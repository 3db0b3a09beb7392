"""Text becomes double precision."""

from sqlalchemy import Column, Double, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("readings", metadata, Column("id", Integer, primary_key=True), Column("level", Text))


def after(metadata: MetaData) -> None:
    Table("readings", metadata, Column("id", Integer, primary_key=True), Column("level", Double))


ROWS = "INSERT INTO readings VALUES (1, '1.5'), (2, '1e3'), (3, NULL)"
READ = {"SELECT level FROM readings ORDER BY id": [(1.5,), (1000.0,), (None,)]}
BACK = {"SELECT level FROM readings ORDER BY id": [("1.5",), ("1000",), (None,)]}

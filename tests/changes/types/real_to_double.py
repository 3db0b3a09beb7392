"""real becomes double precision."""

from sqlalchemy import REAL, Column, Double, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("readings", metadata, Column("id", Integer, primary_key=True), Column("level", REAL))


def after(metadata: MetaData) -> None:
    Table("readings", metadata, Column("id", Integer, primary_key=True), Column("level", Double))


ROWS = "INSERT INTO readings VALUES (1, 1.5), (2, NULL)"
READ = {"SELECT level FROM readings ORDER BY id": [(1.5,), (None,)]}

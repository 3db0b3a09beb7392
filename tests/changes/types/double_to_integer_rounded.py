"""double precision becomes integer, where one row would be rounded."""

from sqlalchemy import Column, Double, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("readings", metadata, Column("id", Integer, primary_key=True), Column("level", Double))


def after(metadata: MetaData) -> None:
    Table("readings", metadata, Column("id", Integer, primary_key=True), Column("level", Integer))


ROWS = "INSERT INTO readings VALUES (1, 3), (2, 0.5)"
STOPS = "upgrade"
MESSAGE = ["readings.level", "1 row", "id = 2"]

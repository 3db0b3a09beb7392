"""integer shrinks to smallint, where four rows are too big."""

from sqlalchemy import Column, Integer, MetaData, SmallInteger, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("score", Integer))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("score", SmallInteger))


ROWS = "INSERT INTO users VALUES (1, 7), (2, 32768), (3, -32769), (4, 40000), (5, 50000)"
STOPS = "upgrade"
MESSAGE = ["users.score", "4 rows", "id = 2", "id = 3", "id = 4"]

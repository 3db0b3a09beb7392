"""Text becomes bytea."""

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("files", metadata, Column("id", Integer, primary_key=True), Column("data", Text))


def after(metadata: MetaData) -> None:
    Table("files", metadata, Column("id", Integer, primary_key=True), Column("data", LargeBinary))


ROWS = r"INSERT INTO files VALUES (1, '\xdead'), (2, NULL)"
READ = {"SELECT encode(data, 'hex') FROM files ORDER BY id": [("dead",), (None,)]}

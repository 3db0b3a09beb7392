"""A bytea column becomes text, in PostgreSQL's notation."""

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("files", metadata, Column("id", Integer, primary_key=True), Column("data", LargeBinary))


def after(metadata: MetaData) -> None:
    Table("files", metadata, Column("id", Integer, primary_key=True), Column("data", Text))


ROWS = r"INSERT INTO files VALUES (1, '\xdead'), (2, NULL)"
READ = {"SELECT data FROM files ORDER BY id": [("\\xdead",), (None,)]}

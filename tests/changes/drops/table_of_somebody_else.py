"""A table that no migration made is not touched, nor mentioned."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", Text))


FOREIGN = "CREATE TABLE spatial_ref_sys (srid integer PRIMARY KEY)"
ROWS = "INSERT INTO users VALUES (1); INSERT INTO spatial_ref_sys VALUES (4326)"
READ = {"SELECT srid FROM spatial_ref_sys": [(4326,)]}

"""An extension has tables of its own, which are not touched."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", Text))


FOREIGN = "CREATE EXTENSION pg_stat_statements; CREATE EXTENSION vector; CREATE EXTENSION tcn"
ROWS = "INSERT INTO users VALUES (1)"
READ = {"SELECT count(*) FROM pg_extension WHERE extname = 'vector'": [(1,)]}

"""A serial key grows to bigint, and its sequence with it."""

from sqlalchemy import BigInteger, Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", Text))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", BigInteger, primary_key=True), Column("name", Text))


ROWS = "INSERT INTO users (name) VALUES ('ada')"
READ = {"INSERT INTO users (name) VALUES ('eve') RETURNING id": [(2,)]}

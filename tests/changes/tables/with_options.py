"""A table is unlogged, and another leaves room in its pages."""

from sqlalchemy import Column, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Table("cache", metadata, Column("id", Integer, primary_key=True), prefixes=["UNLOGGED"])
    Table(
        "counters",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("hits", Integer),
        postgresql_with={"fillfactor": 70},
    )


ROWS = "INSERT INTO users VALUES (1)"
READ = {"SELECT relpersistence::text FROM pg_class WHERE relname = 'cache'": [("u",)]}

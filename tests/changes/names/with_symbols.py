"""Names have quotes, percent signs, colons, backslashes and dots in them."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        'a "b" 100% :c', metadata, Column("id", Integer, primary_key=True), Column("it's %s", Text)
    )


def after(metadata: MetaData) -> None:
    Table(
        'a "b" 100% :c',
        metadata,
        Column("id", Integer, primary_key=True),
        Column("it's %s", Integer, index=True),
        Column("d.e\\f", Text, comment="x", server_default="g"),
    )


ROWS = """INSERT INTO "a ""b"" 100% :c" VALUES (1, '7')"""
READ = {"""SELECT "it's %s", "d.e\\f" FROM "a ""b"" 100% :c\"""": [(7, "g")]}

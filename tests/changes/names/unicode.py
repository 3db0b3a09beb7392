"""Names are in other alphabets."""

from sqlalchemy import Boolean, Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("Größen", metadata, Column("id", Integer, primary_key=True), Column("名前", Text))


def after(metadata: MetaData) -> None:
    Table(
        "Größen",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("名前", Text, index=True, nullable=False, server_default="Ωmega"),
        Column("🙂", Boolean),
    )


ROWS = """INSERT INTO "Größen" VALUES (1, 'ada')"""
READ = {"""SELECT "名前", "🙂" FROM "Größen\"""": [("ada", None)]}

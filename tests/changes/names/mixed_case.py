"""Names have capitals and blanks."""

from sqlalchemy import Column, Integer, MetaData, String, Table, Text


def before(metadata: MetaData) -> None:
    Table("Big Users", metadata, Column("Id", Integer, primary_key=True), Column("E-Mail", Text))


def after(metadata: MetaData) -> None:
    Table(
        "Big Users",
        metadata,
        Column("Id", Integer, primary_key=True),
        Column("E-Mail", String(50), unique=True, nullable=False),
    )


ROWS = """INSERT INTO "Big Users" VALUES (1, 'ada')"""
READ = {'SELECT "E-Mail" FROM "Big Users"': [("ada",)]}

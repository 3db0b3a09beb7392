"""Names are as long as PostgreSQL allows, and those made of them are shortened."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text

long = "a" * 63


def before(metadata: MetaData) -> None:
    Table(long, metadata, Column("id", Integer, primary_key=True), Column("b" * 63, Text))


def after(metadata: MetaData) -> None:
    Table(
        long,
        metadata,
        Column("id", Integer, primary_key=True),
        Column("b" * 63, Text, unique=True),
        Column("c" * 63, ForeignKey(f"{long}.id"), index=True),
    )


ROWS = f"INSERT INTO {long} VALUES (1, 'ada')"
READ = {f"SELECT {'b' * 63} FROM {long}": [("ada",)]}

"""An identity becomes a serial key, and goes on counting where it was."""

from sqlalchemy import Column, Identity, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users", metadata, Column("id", Integer, Identity(), primary_key=True), Column("name", Text)
    )


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", Text))


ROWS = "INSERT INTO users (name) VALUES ('ada'), ('eve')"
READ = {"INSERT INTO users (name) VALUES ('bob') RETURNING id": [(3,)]}

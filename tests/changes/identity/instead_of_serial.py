"""A serial key becomes an identity, and goes on counting where it was."""

from sqlalchemy import Column, Identity, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", Text))


def after(metadata: MetaData) -> None:
    Table(
        "users", metadata, Column("id", Integer, Identity(), primary_key=True), Column("name", Text)
    )


ROWS = "INSERT INTO users (name) VALUES ('ada'), ('eve'); DELETE FROM users WHERE id = 2"
READ = {"INSERT INTO users (name) VALUES ('bob') RETURNING id": [(3,)]}

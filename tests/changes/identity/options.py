"""A key counts in tens, from another start."""

from sqlalchemy import Column, Identity, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users", metadata, Column("id", Integer, Identity(), primary_key=True), Column("name", Text)
    )


def after(metadata: MetaData) -> None:
    identity = Identity(start=100, increment=10, cache=5, cycle=True)
    Table(
        "users", metadata, Column("id", Integer, identity, primary_key=True), Column("name", Text)
    )


ROWS = "INSERT INTO users (name) VALUES ('ada')"
READ = {"SELECT id FROM users": [(1,)]}

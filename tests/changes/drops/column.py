"""A column is gone from the models: refused, with the way to say that it is meant."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


ROWS = "INSERT INTO users VALUES (1, 'ada')"
STOPS = "generation"
MESSAGE = ["users.mail", "-x drop=users.mail"]

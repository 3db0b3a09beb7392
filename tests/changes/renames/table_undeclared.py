"""A table goes and another comes: that is refused, with the words that make a rename of it."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("members", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))


ROWS = "INSERT INTO members VALUES (1, 'ada')"
STOPS = "generation"
MESSAGE = ["members", "users", 'info={"renamed_from": "members"}', "-x drop=members"]

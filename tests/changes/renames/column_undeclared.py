"""A column goes and another comes: that is refused, with the line that makes a rename of it."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("email", Text))


ROWS = "INSERT INTO users VALUES (1, 'ada')"
STOPS = "generation"
MESSAGE = [
    "users.mail",
    "users.email",
    'Column("email", Text',
    'info={"renamed_from": "mail"}',
    "-x drop=users.mail",
]

"""A column goes and another comes, and the drop is said to be meant."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("email", Text))


ROWS = "INSERT INTO users VALUES (1, 'ada')"
DROP = "users.mail"
READ = {"SELECT email FROM users": [(None,)]}
BACK = {"SELECT mail FROM users": [(None,)]}

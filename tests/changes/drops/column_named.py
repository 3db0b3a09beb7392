"""A column is dropped on purpose."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


ROWS = "INSERT INTO users VALUES (1, 'ada')"
DROP = "users.mail"
READ = {"SELECT * FROM users": [(1,)]}
BACK = {"SELECT id, mail FROM users": [(1, None)]}

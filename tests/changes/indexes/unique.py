"""A unique index is added."""

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))


def after(metadata: MetaData) -> None:
    users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))
    Index("one_mail", users.c.mail, unique=True)


ROWS = "INSERT INTO users VALUES (1, 'ada'), (2, 'eve')"
READ = {"SELECT to_regclass('one_mail')::text": [("one_mail",)]}

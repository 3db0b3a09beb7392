"""A unique index is added, where rows are equal but for their case."""

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text, func


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))


def after(metadata: MetaData) -> None:
    users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))
    Index("one_mail", func.lower(users.c.mail), unique=True)


ROWS = "INSERT INTO users VALUES (1, 'Ada'), (2, 'ada'), (3, 'eve')"
STOPS = "upgrade"
MESSAGE = ["users", "one_mail", "2 rows", "ada"]

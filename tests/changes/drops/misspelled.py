"""What is said to be meant is not what is gone."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


ROWS = "INSERT INTO users VALUES (1, 'ada')"
DROP = "users.male"
STOPS = "generation"
MESSAGE = ["users.mail", "users.male"]

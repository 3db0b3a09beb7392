"""An index is of an expression."""

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text, func


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))


def after(metadata: MetaData) -> None:
    users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))
    Index(None, func.lower(users.c.mail))


ROWS = "INSERT INTO users VALUES (1, 'Ada')"
READ = {"SELECT to_regclass('users_lower_idx')::text": [("users_lower_idx",)]}

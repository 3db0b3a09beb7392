"""An index keeps its name, and is of another expression."""

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text, func


def before(metadata: MetaData) -> None:
    users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))
    Index("by_mail", func.lower(users.c.mail))


def after(metadata: MetaData) -> None:
    users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))
    Index("by_mail", func.upper(users.c.mail))


ROWS = "INSERT INTO users VALUES (1, 'Ada')"
READ = {"SELECT pg_get_indexdef('by_mail'::regclass) LIKE '%upper(mail)%'": [(True,)]}

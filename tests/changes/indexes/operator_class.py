"""An index gets an operator class."""

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))
    Index("by_mail", users.c.mail)


def after(metadata: MetaData) -> None:
    users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))
    Index("by_mail", users.c.mail, postgresql_ops={"mail": "text_pattern_ops"})


ROWS = "INSERT INTO users VALUES (1, 'ada')"
READ = {"SELECT pg_get_indexdef('by_mail'::regclass) LIKE '%text_pattern_ops%'": [(True,)]}

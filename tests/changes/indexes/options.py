"""An index leaves room in its pages."""

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))
    Index("by_mail", users.c.mail)


def after(metadata: MetaData) -> None:
    users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))
    Index("by_mail", users.c.mail, postgresql_with={"fillfactor": 70})


ROWS = "INSERT INTO users VALUES (1, 'ada')"
READ = {"SELECT reloptions FROM pg_class WHERE relname = 'by_mail'": [(["fillfactor=70"],)]}

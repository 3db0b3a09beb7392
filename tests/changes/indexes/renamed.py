"""An index has another name, and is not built again."""

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))
    Index("by_mail", users.c.mail)


def after(metadata: MetaData) -> None:
    users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))
    Index("users_by_mail", users.c.mail)


SETUP = "COMMENT ON INDEX by_mail IS 'made by hand'"
SETUP_AFTER = "COMMENT ON INDEX users_by_mail IS 'made by hand'"
ROWS = "INSERT INTO users VALUES (1, 'ada')"
READ = {"SELECT obj_description('users_by_mail'::regclass, 'pg_class')": [("made by hand",)]}

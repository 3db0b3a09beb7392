"""A comment that a migration made by hand stays on its index."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text, index=True)
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text, index=True),
        Column("name", Text),
    )


SETUP = "COMMENT ON INDEX users_mail_idx IS 'for the search'"
ROWS = "INSERT INTO users VALUES (1, 'ada')"
READ = {"SELECT obj_description('users_mail_idx'::regclass, 'pg_class')": [("for the search",)]}

"""An index has another name, and is of another column too."""

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    users = Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text),
        Column("name", Text),
    )
    Index("by_mail", users.c.mail)


def after(metadata: MetaData) -> None:
    users = Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text),
        Column("name", Text),
    )
    Index("by_name", users.c.name, info={"renamed_from": "by_mail"})


ROWS = "INSERT INTO users VALUES (1, 'ada@example.com', 'ada')"
READ = {"SELECT to_regclass('by_mail')::text, to_regclass('by_name')::text": [(None, "by_name")]}

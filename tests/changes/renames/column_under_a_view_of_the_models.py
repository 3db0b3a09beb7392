"""A column is renamed under a view of the models, which takes the new name."""

from sqlalchemy import Column, Integer, MetaData, Table, Text, select
from sqlalchemy.schema import CreateView


def before(metadata: MetaData) -> None:
    users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))
    CreateView(select(users.c.id, users.c.mail), "mails", metadata=metadata)


def after(metadata: MetaData) -> None:
    users = Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("email", Text, info={"renamed_from": "mail"}),
    )
    CreateView(select(users.c.id, users.c.email), "mails", metadata=metadata)


ROWS = "INSERT INTO users VALUES (1, 'ada')"
READ = {"SELECT email FROM mails": [("ada",)]}

"""A view does without a column that is dropped on purpose."""

from sqlalchemy import Column, Integer, MetaData, Table, Text, select
from sqlalchemy.schema import CreateView


def before(metadata: MetaData) -> None:
    users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))
    CreateView(select(users.c.id, users.c.mail), "visitors", metadata=metadata)


def after(metadata: MetaData) -> None:
    users = Table("users", metadata, Column("id", Integer, primary_key=True))
    CreateView(select(users.c.id), "visitors", metadata=metadata)


ROWS = "INSERT INTO users VALUES (1, 'ada')"
DROP = "users.mail"
READ = {"SELECT * FROM visitors": [(1,)]}
BACK = {"SELECT * FROM visitors": [(1, None)]}

"""Text becomes varchar under an index of an expression and a partial one."""

from sqlalchemy import Column, Index, Integer, MetaData, String, Table, Text, func


def before(metadata: MetaData) -> None:
    users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("email", Text))
    Index(None, func.lower(users.c.email))
    Index("users_work", users.c.email, postgresql_where=users.c.email.like("%@work.example"))


def after(metadata: MetaData) -> None:
    users = Table(
        "users", metadata, Column("id", Integer, primary_key=True), Column("email", String(50))
    )
    Index(None, func.lower(users.c.email))
    Index("users_work", users.c.email, postgresql_where=users.c.email.like("%@work.example"))


ROWS = "INSERT INTO users VALUES (1, 'Ada@work.example')"
READ = {"SELECT email FROM users": [("Ada@work.example",)]}

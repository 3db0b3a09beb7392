"""A table is renamed, a column of it too, and another gets another type."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "members",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text),
        Column("age", Text),
    )


def after(metadata: MetaData) -> None:
    mail = Column("email", Text, info={"renamed_from": "mail"})
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        mail,
        Column("age", Integer),
        info={"renamed_from": "members"},
    )


ROWS = "INSERT INTO members VALUES (1, 'ada', '36')"
READ = {"SELECT email, age FROM users": [("ada", 36)]}

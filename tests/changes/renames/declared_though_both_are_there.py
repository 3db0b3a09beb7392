"""A rename is declared where the history has both names: that is refused."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text),
        Column("email", Text),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("email", Text, info={"renamed_from": "mail"}),
    )


ROWS = "INSERT INTO users VALUES (1, 'ada', 'eve')"
STOPS = "generation"
MESSAGE = ["users.email", "mail", "renamed_from"]

"""A rename is declared where the models still have the old column: that is refused."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text),
        Column("email", Text, info={"renamed_from": "mail"}),
    )


ROWS = "INSERT INTO users VALUES (1, 'ada')"
STOPS = "generation"
MESSAGE = ["users.email", "mail", "renamed_from"]

"""A column is renamed and gets another type."""

from sqlalchemy import Boolean, Column, Integer, MetaData, Table, Text, true


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("is_active", Text, server_default="yes"),
    )


def after(metadata: MetaData) -> None:
    active = {"renamed_from": "is_active"}
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("active", Boolean, server_default=true(), nullable=False, info=active),
    )


ROWS = "INSERT INTO users VALUES (1, 'no'), (2, DEFAULT)"
READ = {"SELECT active FROM users ORDER BY id": [(False,), (True,)]}
BACK = {"SELECT is_active FROM users ORDER BY id": [("false",), ("true",)]}

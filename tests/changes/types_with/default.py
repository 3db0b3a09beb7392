"""Text with a default becomes boolean with one."""

from sqlalchemy import Boolean, Column, Integer, MetaData, Table, Text, text


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("active", Text, server_default="no"),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("active", Boolean, server_default=text("false")),
    )


ROWS = "INSERT INTO users VALUES (1, 'yes'), (2, DEFAULT)"
READ = {"SELECT active FROM users ORDER BY id": [(True,), (False,)]}
LATER = "INSERT INTO users VALUES (3)"
BACK = {"SELECT active FROM users ORDER BY id": [("true",), ("false",), ("false",)]}

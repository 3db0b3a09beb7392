"""A server default is text with quotes, a backslash, a percent sign and a colon."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("motto", Text, server_default="it's"),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("motto", Text, server_default='it\'s "100%" \\:sure :x %s %(y)s'),
    )


ROWS = "INSERT INTO users VALUES (1)"
READ = {
    "SELECT motto FROM users": [("it's",)],
    "INSERT INTO users VALUES (2) RETURNING motto": [('it\'s "100%" \\:sure :x %s %(y)s',)],
}

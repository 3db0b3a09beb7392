"""Nothing has changed: no file is written, and the message says why."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text, unique=True, server_default="it's"),
    )


after = before

ROWS = "INSERT INTO users VALUES (1, 'ada')"
NOTHING = True
MESSAGE = ["models"]

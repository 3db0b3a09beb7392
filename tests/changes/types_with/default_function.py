"""Text with a function as its default becomes timestamptz with another."""

from datetime import datetime

from sqlalchemy import Column, DateTime, Integer, MetaData, Table, Text, func, text


def before(metadata: MetaData) -> None:
    Table(
        "logins",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("at", Text, server_default=text("now()::text")),
    )


def after(metadata: MetaData) -> None:
    Table(
        "logins",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("at", DateTime(timezone=True), server_default=func.now()),
    )


ROWS = "INSERT INTO logins VALUES (1, '2024-07-01 12:00+00')"
READ = {"SELECT at AT TIME ZONE 'UTC' FROM logins ORDER BY id": [(datetime(2024, 7, 1, 12),)]}
BACK = {"SELECT at FROM logins ORDER BY id": [("2024-07-01 12:00:00+00",)]}

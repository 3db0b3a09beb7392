"""Timestamps lose their microseconds, which one row has."""

from sqlalchemy import Column, DateTime, Integer, MetaData, Table
from sqlalchemy.dialects.postgresql import TIMESTAMP


def before(metadata: MetaData) -> None:
    Table("logins", metadata, Column("id", Integer, primary_key=True), Column("at", DateTime))


def after(metadata: MetaData) -> None:
    Table(
        "logins",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("at", TIMESTAMP(precision=0)),
    )


ROWS = "INSERT INTO logins VALUES (1, '2024-07-01 12:00:00'), (2, '2024-07-01 12:00:00.5')"
STOPS = "upgrade"
MESSAGE = ["logins.at", "1 row", "id = 2"]

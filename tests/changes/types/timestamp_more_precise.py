"""Timestamps get microseconds."""

from datetime import datetime

from sqlalchemy import Column, DateTime, Integer, MetaData, Table
from sqlalchemy.dialects.postgresql import TIMESTAMP


def before(metadata: MetaData) -> None:
    Table(
        "logins",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("at", TIMESTAMP(precision=0)),
    )


def after(metadata: MetaData) -> None:
    Table("logins", metadata, Column("id", Integer, primary_key=True), Column("at", DateTime))


ROWS = "INSERT INTO logins VALUES (1, '2024-07-01 12:00:00'), (2, NULL)"
READ = {"SELECT at FROM logins ORDER BY id": [(datetime(2024, 7, 1, 12),), (None,)]}

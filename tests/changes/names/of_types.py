"""Columns are called like types and functions."""

from datetime import datetime

from sqlalchemy import Column, DateTime, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "date",
        metadata,
        Column("int", Integer, primary_key=True),
        Column("text", Text),
        Column("now", Text),
    )


def after(metadata: MetaData) -> None:
    Table(
        "date",
        metadata,
        Column("int", Integer, primary_key=True),
        Column("text", Integer),
        Column("now", DateTime, index=True),
    )


ROWS = "INSERT INTO date VALUES (1, '7', '2024-01-01')"
READ = {"SELECT text, now FROM date": [(7, datetime(2024, 1, 1))]}
BACK = {"SELECT text, now FROM date": [("7", "2024-01-01 00:00:00")]}

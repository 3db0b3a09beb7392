"""Dates become timestamps at midnight."""

from datetime import datetime

from sqlalchemy import Column, Date, DateTime, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("logins", metadata, Column("id", Integer, primary_key=True), Column("at", Date))


def after(metadata: MetaData) -> None:
    Table("logins", metadata, Column("id", Integer, primary_key=True), Column("at", DateTime))


ROWS = "INSERT INTO logins VALUES (1, '2024-07-01'), (2, NULL)"
READ = {"SELECT at FROM logins ORDER BY id": [(datetime(2024, 7, 1),), (None,)]}

"""Timestamps at midnight become dates."""

from datetime import date

from sqlalchemy import Column, Date, DateTime, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("logins", metadata, Column("id", Integer, primary_key=True), Column("at", DateTime))


def after(metadata: MetaData) -> None:
    Table("logins", metadata, Column("id", Integer, primary_key=True), Column("at", Date))


ROWS = "INSERT INTO logins VALUES (1, '2024-07-01'), (2, NULL)"
READ = {"SELECT at FROM logins ORDER BY id": [(date(2024, 7, 1),), (None,)]}

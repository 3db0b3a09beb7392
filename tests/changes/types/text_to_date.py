"""Text becomes date."""

from datetime import date

from sqlalchemy import Column, Date, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("born", Text))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("born", Date))


ROWS = "INSERT INTO users VALUES (1, '2024-02-29'), (2, NULL)"
READ = {"SELECT born FROM users ORDER BY id": [(date(2024, 2, 29),), (None,)]}

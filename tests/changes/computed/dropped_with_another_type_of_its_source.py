"""A computed column is dropped, and what it was computed from gets another type."""

from sqlalchemy import Column, Computed, Date, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("born", Text),
        Column("loud", Text, Computed("upper(born)")),
    )


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("born", Date))


ROWS = "INSERT INTO users VALUES (1, '2024-01-31')"
DROP = "users.loud"
READ = {"SELECT born::text FROM users": [("2024-01-31",)]}
BACK = {"SELECT born, loud FROM users": [("2024-01-31", "2024-01-31")]}

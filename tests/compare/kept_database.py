"""What a test keeps in a scratch database, and under which key."""

from sqlalchemy import Connection, text

KEY = "0123456789abcdef" * 4
OTHER = "fedcba9876543210" * 4


def with_table(connection: Connection) -> None:
    connection.execute(text("CREATE TABLE t (a text)"))


def never(connection: Connection) -> None:
    raise AssertionError("filled again")


def has_table(connection: Connection) -> bool:
    return bool(connection.scalar(text("SELECT to_regclass('t') IS NOT NULL")))

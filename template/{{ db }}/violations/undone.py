"""Look around in the database without leaving a trace, and without keeping anybody waiting."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection

# Who waits for the message should not wait longer. PostgreSQL's own words come at once.
LIMITS = "SET LOCAL statement_timeout = '10s'; SET LOCAL lock_timeout = '2s'"

# In the `info` of a connection.
UNDONE = "undone"


def in_autocommit(connection: Connection) -> bool:
    """Whether each statement is a transaction of its own, as CREATE INDEX CONCURRENTLY wants it."""
    driver = connection.connection.dbapi_connection
    return driver is not None and connection.dialect.detect_autocommit_setting(driver)


def is_being_undone(connection: Connection) -> bool:
    """Whether what happens on *connection* now will leave no trace."""
    return bool(connection.info.get(UNDONE))


@contextmanager
def undone(connection: Connection, *, limited: bool = True) -> Iterator[None]:
    """What happens in here is undone; a transaction that was open before is as it was.

    Unless it is *limited*, it may take its time.
    """
    info = connection.info
    before = info.get(UNDONE, False)
    info[UNDONE] = True
    try:
        with _transaction(connection):
            _limit(connection, limited=limited)
            yield
    finally:
        info[UNDONE] = before


@contextmanager
def _transaction(connection: Connection) -> Iterator[None]:
    if in_autocommit(connection):
        ask(connection, "BEGIN")
        try:
            yield
        finally:
            ask(connection, "ROLLBACK")
    else:
        savepoint = connection.begin_nested()
        try:
            yield
        finally:
            savepoint.rollback()


def ask(connection: Connection, sql: str) -> list[tuple[Any, ...]]:
    """The rows of *sql*, which goes to the server as it is: no driver looks for parameters."""
    result = connection.exec_driver_sql(sql, execution_options={"no_parameters": True})
    return [tuple(row) for row in result] if result.returns_rows else []


def _limit(connection: Connection, *, limited: bool) -> None:
    for limit in LIMITS.split("; ") if limited else ():
        ask(connection, limit)

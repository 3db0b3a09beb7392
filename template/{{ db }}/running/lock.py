"""One migrator at a time: who comes second waits, and then finds nothing left to do.

Without this, two deployments that start at once run the same migration, and one of them dies. The
lock is PostgreSQL's own, a session advisory lock; it ends with the connection, however that ends.
"""

import logging
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from ..expected import Expected
from ..terminal.progress import doing
from .timeouts import WAIT, Timeouts, spelled

log = logging.getLogger("alembic.lock")

# Seconds: between two questions for the lock, and between two lines in the log.
PAUSE = 0.1
NEWS = 30.0

# PostgreSQL shows a role without the right pg_read_all_stats who it is, but not since when.
HOLDER = text("""
    SELECT a.pid, format('process %s', a.pid) || coalesce(' of ' || a.usename, '')
        || coalesce(' (' || nullif(a.application_name, '') || ')', '')
        || coalesce(', since ' || CAST(CAST(a.backend_start AS timestamp(0)) AS text), '')
    FROM pg_locks l JOIN pg_stat_activity a USING (pid)
    WHERE l.locktype = 'advisory' AND l.granted AND l.classid = 0 AND l.objid = :key
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())""")


class LockError(Expected):
    """Another migrator did not end. The text is for the person at the keyboard."""


def lock_name(version_table: str, schema: str | None) -> str:
    """What those have in common who migrate by the same version table."""
    return f"{schema}.{version_table}" if schema else version_table


@contextmanager
def only_migrator(connection: Connection, name: str, *, shared: bool = False) -> Iterator[None]:
    """Hold this database's lock of that *name*, waiting for it for up to MIGRATION_WAIT.

    A *shared* session, which a pooler lends, cannot hold it: then this only waits until nobody
    does. Raises `LockError`. The connection is left without a transaction.
    """
    key = zlib.crc32(f"alembic {name}".encode())
    function = "pg_try_advisory_xact_lock" if shared else "pg_try_advisory_lock"
    _wait(connection, function, key, Timeouts.configured().wait)
    try:
        yield
    finally:
        # If the connection is lost, so is the lock, and there is an error to tell.
        with suppress(DBAPIError):
            # After an error the transaction is still open, and would refuse the next statement.
            connection.rollback()
            if not shared:
                _ask(connection, "pg_advisory_unlock", key)


def _wait(connection: Connection, function: str, key: int, patience: float) -> None:
    if _ask(connection, function, key):
        return
    with doing("Waiting for another migration of this database", logged=False):
        _wait_longer(connection, function, key, patience)


def _wait_longer(connection: Connection, function: str, key: int, patience: float) -> None:
    began = time.monotonic()
    news = began
    # Asked for again and again, not waited for: a statement that waits holds a snapshot, for which
    # the other's CREATE INDEX CONCURRENTLY would wait in turn, and PostgreSQL ends one of the two.
    while not _ask(connection, function, key):
        now = time.monotonic()
        if now - began > patience:
            raise LockError(_gave_up(*_holder(connection, key), patience))
        if now >= news:
            who, _ = _holder(connection, key)
            log.info("Waiting for another migration of this database to end: %s", who)
            news = now + NEWS
        time.sleep(PAUSE)


def _ask(connection: Connection, function: str, key: int) -> bool:
    granted = connection.scalar(text(f"SELECT {function}(:key)"), {"key": key})
    connection.rollback()
    return bool(granted)


def _holder(connection: Connection, key: int) -> tuple[str, str]:
    """Who holds the lock, in words, and the number of its process."""
    row = connection.execute(HOLDER, {"key": key}).first()
    connection.rollback()
    return (row[1], str(row[0])) if row else ("it has just ended", "PROCESS")


def _gave_up(holder: str, process: str, patience: float) -> str:
    limit = spelled(round(patience * 1000))
    return (
        f"Another migration of this database did not end within {limit}.\n\n"
        f"  It is {holder}.\n"
        f"  Try again when it is done, or wait longer: {WAIT.name}=1h. If it hangs, end it:\n\n"
        f"      SELECT pg_terminate_backend({process})"
    )

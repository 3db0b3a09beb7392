"""One migrator at a time: who comes second waits, and then finds nothing left to do.

Without this, two deployments that start at once run the same migration, and one of them dies. The
lock is PostgreSQL's own, a session advisory lock; it ends with the connection, however that ends.
"""

import logging
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text

from .expected import Expected

log = logging.getLogger("alembic.lock")

# Seconds. Long enough for another migrator that fills a big table, short enough for a deployment.
PATIENCE = 600.0
PAUSE = 0.1

HOLDER = text("""
    SELECT format('process %s of %s, since %s', a.pid, a.usename, a.backend_start::timestamp(0))
    FROM pg_locks l JOIN pg_stat_activity a USING (pid)
    WHERE l.locktype = 'advisory' AND l.granted AND l.classid = 0 AND l.objid = :key
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())""")


class LockError(Expected):
    """Another migrator did not end. The text is for the person at the keyboard."""


@contextmanager
def only_migrator(
    connection: Connection, version_table: str, patience: float = PATIENCE
) -> Iterator[None]:
    """Hold the lock on this database's *version_table*, waiting for it up to *patience* seconds.

    Raises `LockError`. The connection is left without a transaction.
    """
    key = zlib.crc32(f"alembic {version_table}".encode())
    end = time.monotonic() + patience
    waiting = False
    # Asked for again and again, not waited for: a statement that waits holds a snapshot, for which
    # the other's CREATE INDEX CONCURRENTLY would wait in turn, and PostgreSQL ends one of the two.
    while not _ask(connection, "pg_try_advisory_lock", key):
        if not waiting:
            log.info("Waiting for another migration of this database to end")
            waiting = True
        if time.monotonic() > end:
            raise LockError(_gave_up(_holder(connection, key), patience))
        time.sleep(PAUSE)
    try:
        yield
    finally:
        # After an error the transaction is still open, and would refuse the next statement.
        connection.rollback()
        _ask(connection, "pg_advisory_unlock", key)


def _ask(connection: Connection, function: str, key: int) -> bool:
    granted = connection.scalar(text(f"SELECT {function}(:key)"), {"key": key})
    connection.rollback()
    return bool(granted)


def _holder(connection: Connection, key: int) -> str:
    holder = connection.scalar(HOLDER, {"key": key})
    connection.rollback()
    return holder or "it has just ended"


def _gave_up(holder: str, patience: float) -> str:
    return (
        f"Another migration of this database did not end within {patience:.0f} seconds.\n\n"
        f"  It is {holder}.\n"
        "  Try again when it is done. If it hangs, end it:  SELECT pg_terminate_backend(PROCESS)"
    )

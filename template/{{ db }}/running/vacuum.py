"""Get VACUUM out of the way of a migration, without keeping anybody waiting.

Autovacuum gives way to whoever waits for its lock, but only after ``deadlock_timeout``, a second. With
a strong lock we never wait for so long, as everybody would wait behind us: a table that was just
filled would stay out of reach until VACUUM is done with it. A SHARE UPDATE EXCLUSIVE lock is in
the way of nobody who reads or writes, so that one can be waited for.
https://www.postgresql.org/docs/current/routine-vacuuming.html#AUTOVACUUM
"""

from contextlib import suppress

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from ..violations.locks import holders
from ..violations.undone import ask, undone

# What VACUUM and ANALYZE hold, and CREATE INDEX CONCURRENTLY.
MODE = "ShareUpdateExclusiveLock"

# A VACUUM that somebody has typed does not give way.
PATIENCE = "1min"


def waited_for_vacuum(connection: Connection, error: DBAPIError) -> bool:
    """Whether the statement of *error* met a VACUUM, for whose end was waited."""
    with undone(connection, limited=False):
        found = holders(connection, error.statement or "")
    tables = {holder.table for holder in found if holder.mode == MODE}
    for table in sorted(tables):
        with suppress(DBAPIError), undone(connection, limited=False):
            ask(connection, "SET LOCAL lock_timeout = 0")
            ask(connection, f"SET LOCAL statement_timeout = '{PATIENCE}'")
            ask(connection, f"LOCK TABLE {table} IN SHARE UPDATE EXCLUSIVE MODE")
    return bool(tables)

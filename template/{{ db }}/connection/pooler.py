"""Tell whether a pooler, such as PgBouncer, lends each transaction another connection to PostgreSQL.

Behind one, a session is nobody's: the lock that keeps other migrators out would stay with whoever
gets the connection next, and so would our timeouts. https://www.pgbouncer.org/features.html
"""

import logging
from contextlib import suppress

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from ..target import Target

# What the `info` of a connection says if a pooler lends its session to others, too.
SHARED = "shared session"

log = logging.getLogger("alembic.lock")

BACKEND = text("SELECT pg_backend_pid()")
WARNING = (
    "%s is behind a connection pooler that shares sessions (PgBouncer's transaction mode). Only one "
    "migrator may run at a time, and there nothing ensures it: have %s name PostgreSQL itself for "
    "migrations."
)


def shares_sessions(connection: Connection) -> bool:
    """Whether the server takes a second connection for the same session as this *connection*."""
    first = _backend(connection)
    # Nothing is known where no second connection is to be had.
    with suppress(DBAPIError, OSError), connection.engine.connect() as second:
        # The first one again, too: a pooler may hand out its connections in turn.
        return _backend(second) == first or _backend(connection) != first
    return False


def warn(target: Target) -> None:
    """Say what to do about it, in one line."""
    log.warning(WARNING, target.database, target.setting("POSTGRES_HOST"))


def _backend(connection: Connection) -> int:
    """The process that serves *connection*, which is idle outside of a transaction afterwards."""
    backend = connection.scalar(BACKEND)
    connection.rollback()
    return int(backend or 0)

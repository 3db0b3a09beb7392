"""Statements that PostgreSQL ended because they waited or worked for too long.

https://www.postgresql.org/docs/current/runtime-config-client.html
"""

from sqlalchemy import Connection

from ..postgresql.sqlstate import CANCELED, DEADLOCK, LOCK_NOT_AVAILABLE
from ..running.timeouts import STATEMENT
from ..terminal.typed import typed
from .diagnosis import Diagnosis
from .locks import locked
from .server_error import ServerError
from .undone import ask

LIMITS = {LOCK_NOT_AVAILABLE, DEADLOCK, CANCELED}


def reached(connection: Connection, said: ServerError, statement: str) -> Diagnosis | None:
    """Which limit *statement* has reached, and what to do; nothing if it was none of ours."""
    if said.sqlstate == CANCELED:
        return _too_slow(connection, said)
    return locked(connection, statement, deadlock=said.sqlstate == DEADLOCK)


def _too_slow(connection: Connection, said: ServerError) -> Diagnosis | None:
    limit = ask(connection, "SELECT current_setting('statement_timeout')")[0][0]
    # PostgreSQL has one code for this, and for what an administrator or Ctrl-C has ended.
    if limit == "0" or "user request" in said.message:
        return None
    return Diagnosis(
        f"The statement took longer than {limit}, and others would wait for its locks.",
        "What blocks nobody belongs in `with op.online():`, where there is no such limit.",
        "To allow more for this once",
        f"{STATEMENT.name}=5min {typed()}",
    )

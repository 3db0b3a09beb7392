"""Have Alembic run its command, without announcing that this is PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

from alembic import context
from sqlalchemy import Connection, event
from sqlalchemy.exc import DBAPIError

from ..connection.pooler import SHARED
from ..postgresql.sqlstate import sqlstate
from ..terminal import console
from ..violations.diagnose import diagnose
from ..violations.diagnosis import attach, attached
from ..violations.limits import LIMITS
from .retry import patiently
from .steps import Steps, command_options
from .timeouts import Timeouts, spelled
from .vacuum import waited_for_vacuum


def configure(**options: Any) -> None:
    """Alembic's ``context.configure()``."""
    with console.without_preamble():
        context.configure(**options)


def run(*first: str, **options: Any) -> None:
    """Configure with *options*, and run the command in the transactions that they ask for.

    The statements *first* are run, or printed, before its migrations.
    """
    configure(**options)
    with context.begin_transaction():
        for statement in first:
            context.execute(statement)
        context.run_migrations()


def run_patiently(connection: Connection, *, shared: bool, **options: Any) -> None:
    """The same with a *connection* of our own: within time limits, and again if locks are taken.

    Other sessions hold locks on the tables for a while; see `retry`. After a lock timeout the steps
    that are not committed yet are run again. *shared* says that a pooler lends the session.
    """
    _limit(connection, shared=shared)
    steps = Steps(connection, command_options()["fn"])

    def attempt() -> None:
        with _left_clean(connection), _noted(steps):
            run(connection=connection, fn=steps, **options)

    def aside(error: DBAPIError) -> bool:
        with _left_clean(connection):
            waited = waited_for_vacuum(connection, error)
        connection.rollback()
        return waited

    limit = partial(_limit_locks, connection) if not shared else lambda _: None
    with console.each_migration_once():
        patiently(attempt, "A table of this migration", lambda: steps.undone, limit, aside)


def _limit(connection: Connection, *, shared: bool) -> None:
    statements = Timeouts.configured().statements()
    if shared:
        # What is set for a session would stay with whoever gets it next.
        connection.info[SHARED] = True
        event.listen(connection, "begin", partial(_limit_transaction, statements))
        return
    for statement in statements:
        connection.exec_driver_sql(statement)
    connection.commit()


def _limit_locks(connection: Connection, milliseconds: int) -> None:
    connection.exec_driver_sql(f"SET lock_timeout = '{spelled(milliseconds)}'")
    connection.commit()


def _limit_transaction(statements: list[str], connection: Connection) -> None:
    cursor = connection.connection.cursor()
    for statement in statements:
        cursor.execute(statement.replace("SET ", "SET LOCAL ", 1))
    cursor.close()


@contextmanager
def _left_clean(connection: Connection) -> Iterator[None]:
    """An error leaves *connection* without a transaction, and says which limit it was about.

    What a migration runs through Alembic's `op` is diagnosed already: see operations/savepoints.py.
    """
    try:
        yield
    except DBAPIError as error:
        connection.rollback()
        if attached(error).diagnosis is None and sqlstate(error) in LIMITS:
            attach(error, replace(attached(error), diagnosis=diagnose(connection, error)))
            connection.rollback()
        raise


@contextmanager
def _noted(steps: Steps) -> Iterator[None]:
    """An error says whether some of what its migration did is committed, and stays."""
    try:
        yield
    except Exception as error:
        if not steps.undone:
            attach(error, replace(attached(error), autocommit=True))
        raise

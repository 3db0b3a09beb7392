"""``with op.online():``: work that takes long and blocks nobody, each statement on its own.

A migration is either atomic, one transaction with short locks, or online. What is inside may be
interrupted at any point, as each of these operations can be run again: it sees what is done.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from textwrap import indent

from alembic.operations import MigrateOperation, Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection
from sqlalchemy.exc import PendingRollbackError, SQLAlchemyError

from ..connection.pooler import SHARED
from ..postgresql.quote import literal
from ..running.failed_migration import MigrationError, explanation
from ..running.timeouts import Timeouts
from ..violations.diagnosis import Diagnosis, Failure, attach
from ..violations.undone import ask, in_autocommit
from .limits import Limits
from .savepoints import SavepointImpl

READ = "SELECT current_setting('lock_timeout'), current_setting('statement_timeout')"


class OnlineError(MigrationError):
    """Something is not where it belongs: in `with op.online():`, or outside of it."""


@Operations.register_operation("online")
class Online(MigrateOperation):
    """What `op.online` stands for: no operation by itself, but what is around others."""

    @classmethod
    def online(cls, operations: Operations) -> AbstractContextManager[None]:
        """Make every statement inside a transaction of its own, as in ``with op.online():``.

        The transaction before is committed, so a migration has nothing but this in it. Statements
        that block nobody may take as long as they need. Those that wait for a strong lock do so for
        ``MIGRATION_LOCK_TIMEOUT``, and are tried again if they did not get it.

        In a transaction that somebody else began, such as a test, all statements belong to that.
        """
        return _online(operations)


def is_online(operations: Operations) -> bool:
    """Whether this is inside of `with op.online():`."""
    impl = operations.impl
    return isinstance(impl, SavepointImpl) and impl.is_online


def live(operations: Operations) -> Connection | None:
    """The connection, inside of `with op.online():`, if each statement is a transaction there.

    Nothing with `--sql`, and in a transaction that somebody else began.
    """
    context = operations.migration_context
    is_plain = context.as_sql or context._in_external_transaction
    return None if is_plain or not is_online(operations) else context.connection


def server(operations: Operations) -> Connection | None:
    """The connection, for questions; nothing with `--sql`."""
    context = operations.migration_context
    return None if context.as_sql else context.connection


def in_transaction(operations: Operations) -> bool:
    """Whether the statements belong to one transaction, of whomever it is."""
    connection = server(operations)
    return connection is not None and not in_autocommit(connection)


def require_online(operations: Operations, call: str) -> None:
    """Raise `OnlineError` unless *call*, an operation, is inside of `with op.online():`."""
    if not is_online(operations):
        what = f"{call.partition('(')[0]}() commits as it goes, and this is a transaction"
        raise misplaced(operations, what, call)


def misplaced(operations: Operations, what: str, call: str) -> OnlineError:
    """The error that says *what* needs `with op.online():` around the *call*."""
    advice = "Write it like this, in a migration of its own, and type the same command again"
    lines = indent(f"with op.online():\n    {call}", " " * 6).strip()
    diagnosis = Diagnosis(f"{what}.", "", advice, lines)
    return _error(operations, diagnosis)


@contextmanager
def _online(operations: Operations) -> Iterator[None]:
    impl, context = operations.impl, operations.migration_context
    if not isinstance(impl, SavepointImpl):
        raise OnlineError("op.online() is for PostgreSQL.")
    _check(operations, impl)
    impl.is_online = True
    try:
        if context.as_sql:
            yield from _in_sql(impl, context)
        elif context._in_external_transaction:
            yield
        else:
            yield from _alone(impl, context)
    finally:
        impl.is_online = False


def _check(operations: Operations, impl: SavepointImpl) -> None:
    if impl.is_online:
        once = Diagnosis("op.online() is inside of op.online().", "", "One of them is enough")
        raise _error(operations, once)
    context = operations.migration_context
    if context.as_sql or context._in_external_transaction or context._transaction is not None:
        return
    if context.connection is not None and context.connection.in_transaction():
        raise OnlineError(
            "op.online() ends the transaction of a migration, and there is another one here.\n\n"
            "  Call it from upgrade() or downgrade(), or before anything else is done with the\n"
            "  connection."
        )


def _in_sql(impl: SavepointImpl, context: MigrationContext) -> Iterator[None]:
    def send(sql: str) -> None:
        impl.static_output(f"{sql};")

    with context.autocommit_block():
        impl.limits = Limits(send)
        try:
            yield
        finally:
            impl.limits = None
        for statement in Timeouts.configured().statements():
            send(statement)


def _alone(impl: SavepointImpl, context: MigrationContext) -> Iterator[None]:
    with _first_error(), context.autocommit_block():
        connection = context.connection
        assert connection is not None

        def send(sql: str) -> None:
            # Behind a pooler, they would be for whoever is lent the session next.
            if not connection.info.get(SHARED):
                ask(connection, sql)

        lock, statement = ask(connection, READ)[0]
        impl.limits = Limits(send, connection)
        try:
            yield
        finally:
            impl.limits = None
            # If the connection is lost, so are its settings, and there is an error to tell.
            with suppress(SQLAlchemyError):
                send(f"SET lock_timeout = {literal(lock)}")
                send(f"SET statement_timeout = {literal(statement)}")


@contextmanager
def _first_error() -> Iterator[None]:
    """Without connection, to leave Alembic's block is another error, which says nothing."""
    try:
        yield
    except PendingRollbackError as error:
        raise error.__context__ or error from None


def _error(operations: Operations, diagnosis: Diagnosis) -> OnlineError:
    error = OnlineError(explanation(diagnosis))
    autocommit = server(operations) is not None and not in_transaction(operations)
    attach(error, Failure(diagnosis, autocommit, autocommit and is_online(operations)))
    return error

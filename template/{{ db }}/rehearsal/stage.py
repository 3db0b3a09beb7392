"""Where a rehearsal takes place: in a transaction, or in a database of its own."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Protocol, TypeVar

from alembic.config import Config
from sqlalchemy import Connection, text

from ..commands.begin import lent
from ..connection.connect import connected
from ..running.timeouts import Timeouts
from ..target import Target
from ..violations.undone import ask

Result = TypeVar("Result")

DEFERRED = text("""
    SELECT string_agg(DISTINCT format('%I.%I', nspname, conname), ', ')
    FROM pg_constraint JOIN pg_namespace n ON n.oid = connamespace
    WHERE condeferred""")

ROLES_CHANGED = text("""
    SELECT EXISTS (
        SELECT FROM pg_locks WHERE pid = pg_backend_pid() AND mode = 'RowExclusiveLock'
            AND relation IN (CAST('pg_authid' AS regclass), CAST('pg_auth_members' AS regclass)))""")


class Stage(Protocol):
    """Where revisions can be run, and looked at what they did."""

    def lent(self, config: Config) -> AbstractContextManager[None]:
        """While this is open, migrations/env.py works here."""

    def look(self, work: Callable[[Connection], Result]) -> Result:
        """Do *work*, which only reads."""

    def end_of_revision(self) -> None:
        """Do what a revision's COMMIT would, where there is none."""

    def hides(self) -> str:
        """Why nothing can be compared with other databases; nothing if it can."""


@dataclass(frozen=True)
class Transaction:
    """The open transaction of *connection*, which somebody else rolls back."""

    connection: Connection

    def lent(self, config: Config) -> AbstractContextManager[None]:
        """Alembic takes an open transaction as it is."""
        return lent(config, "connection", self.connection)

    def look(self, work: Callable[[Connection], Result]) -> Result:
        """What *work* sees is what the revisions have done so far."""
        return work(self.connection)

    def end_of_revision(self) -> None:
        """Check deferred constraints: no ALTER TABLE runs while there are rows to be checked."""
        ask(self.connection, "SET CONSTRAINTS ALL IMMEDIATE")
        if deferred := self.connection.scalar(DEFERRED):
            ask(self.connection, f"SET CONSTRAINTS {deferred} DEFERRED")

    def hides(self) -> str:
        """Roles belong to all databases: `check` would wait for us in its own, and we for it."""
        changed = self.connection.scalar(ROLES_CHANGED)
        return "a role was changed, which nobody else can see before a COMMIT" if changed else ""


@dataclass(frozen=True)
class Database:
    """A database that is there for the rehearsal only."""

    target: Target

    def lent(self, config: Config) -> AbstractContextManager[None]:
        """Everything is as in a real run, with commits and retries."""
        return lent(config, "target", self.target)

    def look(self, work: Callable[[Connection], Result]) -> Result:
        """Each time with a connection of its own."""
        return connected(self.target, work)

    def end_of_revision(self) -> None:
        """It has a COMMIT."""

    def hides(self) -> str:
        """Nothing, likewise."""
        return ""


@contextmanager
def rolled_back(connection: Connection) -> Iterator[Transaction]:
    """A transaction with the limits of a real run, so that nobody waits for us for long."""
    with connection.begin() as transaction:
        for statement in Timeouts.configured().statements():
            ask(connection, statement)
        try:
            yield Transaction(connection)
        finally:
            transaction.rollback()

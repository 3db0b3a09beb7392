"""Each statement of a migration runs in a savepoint, so that one that fails can be explained.

After an error PostgreSQL answers no more questions in the same transaction. After the return to a
savepoint it does, with everything in place that the migration did before.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from alembic.ddl.postgresql import PostgresqlImpl
from sqlalchemy import ClauseElement, Connection, CursorResult, Executable, TextClause
from sqlalchemy.exc import DBAPIError

from ..violations.diagnose import diagnose
from ..violations.diagnosis import Failure, attach
from ..violations.tokens import first_words
from ..violations.undone import in_autocommit
from .limits import Limits

# They begin or end transactions and savepoints of their own, or are refused in a savepoint, as is
# SET TRANSACTION.
CONTROL = {
    *("ABORT", "BEGIN", "COMMIT", "END", "PREPARE", "RELEASE", "ROLLBACK", "SAVEPOINT"),
    *("SET", "START"),
}
MAYBE_CONTROL = re.compile(rf"\b(?:{'|'.join(CONTROL)})\b", re.IGNORECASE)


class SavepointImpl(PostgresqlImpl):
    """How Alembic speaks to PostgreSQL; to name the dialect makes it take this class."""

    __dialect__ = "postgresql"

    # What op.online() sets for as long as it lasts: whether it does, and the limits of its session,
    # if that is ours.
    is_online = False
    limits: Limits | None = None

    def _exec(
        self, construct: Executable | str, *args: Any, **kwargs: Any
    ) -> CursorResult[Any] | None:
        run = partial(self._run, construct, *args, **kwargs)
        return self.limits.around(self._sql(construct), run) if self.limits else run()

    def _run(
        self, construct: Executable | str, *args: Any, **kwargs: Any
    ) -> CursorResult[Any] | None:
        if self.as_sql or self.connection is None:
            return super()._exec(construct, *args, **kwargs)
        with _explained(self.connection, construct, goes_on=self.is_online):
            return super()._exec(construct, *args, **kwargs)

    def _sql(self, construct: Executable | str) -> str:
        written = _written(construct)
        if written is None and isinstance(construct, ClauseElement):
            return str(construct.compile(dialect=self.dialect))
        return written or ""


@contextmanager
def _explained(
    connection: Connection, construct: Executable | str, *, goes_on: bool
) -> Iterator[None]:
    autocommit = in_autocommit(connection)
    try:
        if autocommit or _controls_transactions(construct):
            yield
        else:
            with connection.begin_nested():
                yield
    except DBAPIError as error:
        failure = Failure(diagnose(connection, error), autocommit, autocommit and goes_on)
        attach(error, failure)
        raise


def _controls_transactions(construct: Executable | str) -> bool:
    sql = _written(construct)
    if sql is None or not MAYBE_CONTROL.search(sql):
        return False
    return not CONTROL.isdisjoint(first_words(sql))


def _written(construct: Executable | str) -> str | None:
    """The SQL that somebody wrote, if it is not for SQLAlchemy to write."""
    sql = construct.text if isinstance(construct, TextClause) else construct
    return sql if isinstance(sql, str) else None

"""Each statement of a migration runs in a savepoint, so that one that fails can be explained.

After an error PostgreSQL answers no more questions in the same transaction. After the return to a
savepoint it does, with everything in place that the migration did before.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from alembic.ddl.postgresql import PostgresqlImpl
from sqlalchemy import Connection, CursorResult, Executable, TextClause
from sqlalchemy.exc import DBAPIError

from ..violations.diagnose import diagnose
from ..violations.diagnosis import Failure, attach
from ..violations.tokens import first_words
from ..violations.undone import in_autocommit

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

    def _exec(
        self, construct: Executable | str, *args: Any, **kwargs: Any
    ) -> CursorResult[Any] | None:
        if self.as_sql or self.connection is None:
            return super()._exec(construct, *args, **kwargs)
        with _explained(self.connection, construct):
            return super()._exec(construct, *args, **kwargs)


@contextmanager
def _explained(connection: Connection, construct: Executable | str) -> Iterator[None]:
    autocommit = in_autocommit(connection)
    try:
        if autocommit or _controls_transactions(construct):
            yield
        else:
            with connection.begin_nested():
                yield
    except DBAPIError as error:
        attach(error, Failure(diagnose(connection, error), autocommit))
        raise


def _controls_transactions(construct: Executable | str) -> bool:
    sql = construct.text if isinstance(construct, TextClause) else construct
    if not isinstance(sql, str) or not MAYBE_CONTROL.search(sql):
        return False
    return not CONTROL.isdisjoint(first_words(sql))

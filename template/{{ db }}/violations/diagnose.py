"""From the SQLSTATE and the statement to the rows that are in the way.

https://www.postgresql.org/docs/current/errcodes-appendix.html
"""

import logging
from collections.abc import Iterator

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from ..postgresql.quote import as_sent, unquoted
from ..postgresql.sqlstate import (
    CHECK_VIOLATION,
    DEPENDENT_OBJECTS,
    FEATURE_NOT_SUPPORTED,
    NOT_NULL_VIOLATION,
    UNIQUE_VIOLATION,
)
from ..terminal.wording import shorten
from . import limits, server_error
from .checks import violations
from .conversions import misfits
from .dependents import dependents
from .diagnosis import Diagnosis
from .duplicates import duplicates
from .nulls import null_values
from .orphans import orphans
from .server_error import ServerError
from .statements import (
    Check,
    Demand,
    ForeignKey,
    NewType,
    Unique,
    Validate,
    parse,
    parse_constraint,
)
from .undone import undone

log = logging.getLogger("alembic.violations")

FOREIGN_KEY_VIOLATION, EXCLUSION_VIOLATION = "23503", "23P01"
DATA_EXCEPTION, INTEGRITY, RAISED = "22", "23", "P0"  # classes: the first two characters

DEFINITION = text("""
    SELECT pg_get_constraintdef(oid) FROM pg_constraint
    WHERE conrelid = to_regclass(:table) AND conname = :name""")


def diagnose(connection: Connection, error: DBAPIError) -> Diagnosis | None:
    """What is in the way of the statement of *error*, if that can be found out.

    The *connection* must be able to run queries: the failed statement is undone already.
    """
    try:
        said = server_error.read(error)
        statement = _statement(connection, error)
        if said.sqlstate in {DEPENDENT_OBJECTS, FEATURE_NOT_SUPPORTED}:
            return _dependents(said, statement)
        if said.sqlstate == EXCLUSION_VIOLATION:
            return _exclusion(said)
        if said.sqlstate in limits.LIMITS:
            # Asked right away: whoever is in the way may leave at any moment.
            with undone(connection, limited=False):
                return limits.reached(connection, said, statement)
        if said.sqlstate[:2] not in {DATA_EXCEPTION, INTEGRITY, RAISED}:
            return None
        with undone(connection):
            return _rows(connection, said, statement)
    # Whatever goes wrong here, PostgreSQL's own words on the statement are told.
    except Exception:
        log.debug("No more is known about what PostgreSQL refused", exc_info=True)
        return None


def _rows(connection: Connection, said: ServerError, statement: str) -> Diagnosis | None:
    for demand in _demands(connection, statement):
        if found := _refused(connection, said.sqlstate, demand):
            return found
    return null_values(connection, said) if said.sqlstate == NOT_NULL_VIOLATION else None


def _refused(connection: Connection, state: str, demand: Demand) -> Diagnosis | None:
    match demand:
        case Unique() if state == UNIQUE_VIOLATION:
            return duplicates(connection, demand)
        case ForeignKey() if state == FOREIGN_KEY_VIOLATION:
            return orphans(connection, demand)
        case Check() if state == CHECK_VIOLATION:
            return violations(connection, demand)
        case NewType() if state not in {UNIQUE_VIOLATION, FOREIGN_KEY_VIOLATION}:
            return misfits(connection, demand)
    return None


def _demands(connection: Connection, statement: str) -> Iterator[Demand]:
    for demand in parse(statement):
        if isinstance(demand, Validate):
            names = {"table": demand.table, "name": unquoted(demand.constraint)}
            definition = connection.scalar(DEFINITION, names)
            yield from parse_constraint(demand.table, definition or "")
        else:
            yield demand


def _statement(connection: Connection, error: DBAPIError) -> str:
    """The statement that failed, as the server has read it."""
    return as_sent(error.statement or "", connection.dialect)


def _dependents(said: ServerError, statement: str) -> Diagnosis | None:
    changed = [demand for demand in parse(statement) if isinstance(demand, NewType)]
    if said.sqlstate == FEATURE_NOT_SUPPORTED and not changed:
        return None
    return dependents(said, changed[0] if changed else None)


def _exclusion(said: ServerError) -> Diagnosis | None:
    if not said.detail:
        return None
    table = said.table if said.schema == "public" else f"{said.schema}.{said.table}"
    return Diagnosis(f"{table}: rows are in conflict with one another.", shorten(said.detail, 240))

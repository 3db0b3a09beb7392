"""CHECK over rows that violate it."""

import re

from sqlalchemy import Connection

from ..postgresql.quote import unquoted
from .diagnosis import Diagnosis
from .nulls import no_value
from .rows import find_rows, query_for
from .statements import Check
from .tables import find_table

NOT_NULL = re.compile(r'\(?([^\W\d][\w$]*|"(?:[^"]|"")+") IS NOT NULL\)?')


def violations(connection: Connection, check: Check) -> Diagnosis | None:
    """The rows for which the condition is false; unknown is good enough for a CHECK."""
    table = find_table(connection, check.table)
    # NOT NULL is proved by a check before it is set (rewrite/parts/online.py).
    if column := NOT_NULL.fullmatch(check.condition):
        return no_value(connection, table, unquoted(column[1]), column[1])
    condition = f"NOT ({check.condition})"
    rows = find_rows(connection, table, condition)
    if rows is None:
        return None
    verb = "violates" if rows.count == 1 else "violate"
    return Diagnosis(
        f"{table.label}: {rows.number} {verb} CHECK ({check.condition}).",
        str(rows),
        query=query_for(table, condition),
    )

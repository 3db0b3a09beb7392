"""CHECK over rows that violate it."""

from sqlalchemy import Connection

from .diagnosis import Diagnosis
from .rows import find_rows, query_for
from .statements import Check
from .tables import find_table


def violations(connection: Connection, check: Check) -> Diagnosis | None:
    """The rows for which the condition is false; unknown is good enough for a CHECK."""
    table = find_table(connection, check.table)
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

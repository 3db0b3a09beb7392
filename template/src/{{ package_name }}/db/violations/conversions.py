"""ALTER COLUMN ... TYPE over values that the new type cannot take.

Only PostgreSQL knows which those are, and it stops at the first. So each row is tried alone, by a
function that is gone when the search ends.
"""

import re

from sqlalchemy import Connection

from .diagnosis import Diagnosis
from .rows import Rows, find_rows, query_for
from .statements import NewType
from .tables import Table, find_table
from .tokens import unquoted
from .undone import ask

# Assigning to a variable converts as ALTER ... TYPE does: a text that is too long is an error, and
# not cut as in an explicit cast. Any other error, such as a missing function, ends the search.
FUNCTION = """
CREATE FUNCTION pg_temp.cannot_convert({table}) RETURNS boolean LANGUAGE plpgsql AS $diagnosis$
#variable_conflict use_column
DECLARE
    converted {type};
BEGIN
    SELECT {expression} INTO converted FROM (SELECT ($1).*) AS {row};
    RETURN false;
EXCEPTION
    WHEN data_exception OR integrity_constraint_violation OR raise_exception THEN RETURN true;
END $diagnosis$"""

LENGTH = re.compile(r"(?:varchar|character varying|char|character)\s*\((\d+)\)", re.IGNORECASE)


def misfits(connection: Connection, change: NewType) -> Diagnosis | None:
    """The rows whose value cannot become one of the new type."""
    table = find_table(connection, change.table)
    expression = change.using or change.column
    function = FUNCTION.format(
        table=table.full_name, type=change.type, expression=expression, row=table.row
    )
    ask(connection, function)
    search = f"pg_temp.cannot_convert({table.row}.*)"
    rows = find_rows(connection, table, search, change.column)
    if rows is None:
        return None
    new_type = change.type if '"' in change.type else change.type.lower()
    return Diagnosis(
        f"{table.label}.{unquoted(change.column)}: {rows.number} cannot become {new_type}.",
        str(rows),
        query=_query(connection, table, change, rows),
    )


def _query(connection: Connection, table: Table, change: NewType, rows: Rows) -> str | None:
    """Plain SQL for the same rows, if there is some; it is tried before it is shown."""
    version = connection.dialect.server_version_info or (0,)
    old, text = change.column, (change.using or change.column).rpartition("::")[0] or change.column
    if length := LENGTH.fullmatch(change.type):
        condition = f"length({old}) > {length[1]}"
    elif version >= (16,):
        new_type = change.type.replace("'", "''")
        condition = f"NOT pg_input_is_valid(({text})::text, '{new_type}')"
    else:
        return None
    same = f"({condition}) IS TRUE AND pg_temp.cannot_convert({table.row}.*)"
    both = find_rows(connection, table, same)
    either = find_rows(connection, table, condition)
    if both is None or either is None or not both.count == either.count == rows.count:
        return None
    return query_for(table, condition, old)

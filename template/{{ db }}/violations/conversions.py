"""ALTER COLUMN ... TYPE over values that the new type cannot take.

Only PostgreSQL knows which those are, and it stops at the first. So each row is tried alone, by a
function that is gone when the search ends. Where a plain condition finds rows that the function
confirms, the condition is taken: it is fast, and can be pasted.
"""

import re

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from ..postgresql.quote import literal, unquoted
from .diagnosis import Diagnosis
from .rows import Rows, find_rows, query_for
from .statements import NewType
from .tables import Table, find_table
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

PLAIN = """
SELECT count(*) > 0 AND bool_and(confirmed)
FROM (
    SELECT pg_temp.cannot_convert({row}.*) AS confirmed FROM {table} WHERE {condition} LIMIT 1000
) AS found"""

LENGTH = re.compile(r"(?:varchar|character varying|char|character)\s*\((\d+)\)", re.IGNORECASE)


def misfits(connection: Connection, change: NewType) -> Diagnosis | None:
    """The rows whose value cannot become one of the new type."""
    table = find_table(connection, change.table)
    ask(connection, _function(table, change))
    plain = _plain_condition(connection, table, change)
    condition = plain or f"pg_temp.cannot_convert({table.row}.*)"
    rows = find_rows(connection, table, condition, change.column)
    if rows is None:
        return None
    new_type = change.type if '"' in change.type else change.type.lower()
    return Diagnosis(
        f"{table.label}.{unquoted(change.column)}: {rows.number} cannot become {new_type}.",
        str(rows),
        query=query_for(table, plain, change.column) if plain else None,
    )


def unreadable(connection: Connection, table: Table, condition: str) -> Rows | None:
    """The rows for which PostgreSQL cannot tell whether *condition* holds."""
    change = NewType(table.name, table.key[0] if table.key else "", "boolean", condition)
    ask(connection, _function(table, change))
    return find_rows(connection, table, f"pg_temp.cannot_convert({table.row}.*)")


def _function(table: Table, change: NewType) -> str:
    return FUNCTION.format(
        table=table.full_name,
        type=change.type,
        expression=change.using or change.column,
        row=table.row,
    )


def _plain_condition(connection: Connection, table: Table, change: NewType) -> str | None:
    """What a person can paste, and PostgreSQL finds many times faster, if it fits this change."""
    condition = _condition(connection, change)
    if condition is None:
        return None
    try:
        with connection.begin_nested():
            sql = PLAIN.format(row=table.row, table=table.name, condition=condition)
            ((fits,),) = ask(connection, sql)
    except DBAPIError:  # the column has no length, or the type's input is not so kind
        return None
    return condition if fits else None


def _condition(connection: Connection, change: NewType) -> str | None:
    length = LENGTH.fullmatch(change.type)
    if length and change.using is None:
        return f"length(rtrim({change.column})) > {length[1]}"
    value, _, cast = (change.using or f"{change.column}::{change.type}").rpartition("::")
    version = connection.dialect.server_version_info or (0,)
    if version < (16,) or cast.lower() != change.type.lower():
        return None
    value = value if value == change.column else f"({value})"
    return f"NOT pg_input_is_valid({value}::text, {literal(change.type)})"

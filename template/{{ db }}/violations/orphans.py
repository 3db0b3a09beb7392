"""FOREIGN KEY over rows that refer to what is not there."""

from sqlalchemy import Connection

from ..postgresql.quote import unquoted
from .diagnosis import Diagnosis
from .rows import find_rows, query_for
from .statements import ForeignKey
from .tables import Table, find_table


def orphans(connection: Connection, key: ForeignKey) -> Diagnosis | None:
    """The rows whose columns are not found in the table that they refer to."""
    table = find_table(connection, key.table)
    referred = find_table(connection, key.referred)
    condition = _condition(table, referred, key)
    value = key.columns[0] if len(key.columns) == 1 else f"ROW({', '.join(key.columns)})"
    rows = find_rows(connection, table, condition, value)
    if rows is None:
        return None
    names = ", ".join(unquoted(column) for column in key.columns)
    label = f"{table.label}.{names}" if len(key.columns) == 1 else f"{table.label} ({names})"
    verb = "refers" if rows.count == 1 else "refer"
    return Diagnosis(
        f"{label}: {rows.number} {verb} to rows that {referred.label} does not have.",
        str(rows),
        query=query_for(table, condition, *key.columns),
    )


def _condition(table: Table, referred: Table, key: ForeignKey) -> str:
    row = "referred" if table.row != "referred" else "other"
    pairs = zip(key.referred_columns or referred.key, key.columns, strict=True)
    same = " AND ".join(f"{row}.{theirs} = {table.row}.{ours}" for theirs, ours in pairs)
    # MATCH FULL refuses a row with some NULLs; without it one NULL is enough to refer to nothing.
    present = (" OR " if key.match_full else " AND ").join(f"{c} IS NOT NULL" for c in key.columns)
    return f"({present}) AND NOT EXISTS (SELECT FROM {referred.name} AS {row} WHERE {same})"

"""NOT NULL on a column with NULLs, and a new column that has nothing to put into the rows."""

from sqlalchemy import Connection

from ..terminal.wording import counted
from .diagnosis import Diagnosis
from .rows import find_rows, query_for
from .server_error import ServerError
from .tables import Table, find_column, find_table
from .undone import ask


def null_values(connection: Connection, error: ServerError) -> Diagnosis | None:
    """The rows without a value in the column that PostgreSQL names in *error*."""
    if not (error.table and error.column):
        return None
    table = find_table(connection, error.table_sql)
    column = find_column(connection, table, error.column)
    if column is None:  # the statement that failed had just added it
        return _new_column(connection, table, error.column)
    return no_value(connection, table, error.column, column)


def no_value(connection: Connection, table: Table, name: str, column: str) -> Diagnosis | None:
    """The rows without a value in the column called *name*, which is *column* in SQL."""
    rows = find_rows(connection, table, f"{column} IS NULL")
    if rows is None:
        return None
    verb = "has" if rows.count == 1 else "have"
    return Diagnosis(
        f"{table.label}.{name}: {rows.number} {verb} no value, and it becomes NOT NULL.",
        str(rows),
        query=query_for(table, f"{column} IS NULL", column),
    )


def _new_column(connection: Connection, table: Table, column: str) -> Diagnosis:
    ((count,),) = ask(connection, f"SELECT count(*) FROM {table.name}")
    return Diagnosis(
        f"{table.label}.{column}: {counted(count, 'row')} would have no value.",
        f"The new column is NOT NULL, and has no default for the rows that {table.label} has.",
        "Give the column in the model a `server_default=` or a `default=`, delete this revision, "
        "and generate it again",
    )

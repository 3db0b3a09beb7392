"""What a column that is new, or computed anew, does to code that is running."""

from ...compare.snapshot import Column, ColumnKey, Table
from ..casts.trial import Trial
from ..change import Change
from ..python.code import sa_text
from ..report import Report

REWRITES = "PostgreSQL writes {table} anew, and nobody can read or write it meanwhile."


def report_new(change: Change, table: Table, column: Column) -> Report | None:
    """What to tell about *column*, if anything."""
    key: ColumnKey = (table.name.sql, column.name)
    name = f"{table.name}.{column.name}"
    if _counts(change, key, column) or _rewrites(change, key, column):
        return Report(
            table.name,
            f"{name} is new, and gets a value in each row",
            REWRITES.format(table=table.name),
        )
    if column.generated or not _is_missed(change, key, column):
        return None
    return Report(
        table.name,
        f"{name} is new, and may not be NULL",
        "The INSERTs of running code do not know it, and fail until its new version is deployed.",
        "Give it a default of the database in the model, for as long as that code runs:",
        (_server_default(change, key),),
    )


def report_recomputed(change: Change, table: Table, column: Column) -> Report | None:
    """What to tell about *column*, which is computed, and in another way than before."""
    if change.is_way_back or column.generated != "s":
        return None
    what = f"{table.name}.{column.name} is computed anew in each row"
    return Report(table.name, what, REWRITES.format(table=table.name))


def _counts(change: Change, key: ColumnKey, column: Column) -> bool:
    return bool(column.identity) or key in change.after.sequence_of


def _rewrites(change: Change, key: ColumnKey, column: Column) -> bool:
    """Whether PostgreSQL does not just note what the rows that are there have in it."""
    domain = change.after.domains.get(column.type)
    if column.generated or (domain and (domain.checks or domain.not_null)):
        return column.generated != "v"
    # What is filled row by row comes later (halfway.py).
    default = None if key in change.filled else column.default
    trial = Trial(change.connection, "other", "integer")
    action = f"ADD COLUMN {column.sql} {column.type} DEFAULT {default}"
    return bool(default and "(" in default and trial.rewrites(action))


def _is_missed(change: Change, key: ColumnKey, column: Column) -> bool:
    """Whether an INSERT without it is refused, in the end: it has no default of the database."""
    if key in change.filled:
        return key in change.fillers and change.filled[key] == change.fillers[key]
    return column.not_null and not column.default


def _server_default(change: Change, key: ColumnKey) -> str:
    value = change.fillers.get(key)
    return f"server_default={sa_text(value).flat() if value else '...'}"

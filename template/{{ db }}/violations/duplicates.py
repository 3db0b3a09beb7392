"""UNIQUE, PRIMARY KEY or a unique index over rows that agree."""

from sqlalchemy import Connection

from ..postgresql.quote import unquoted
from ..terminal.wording import counted
from .diagnosis import Diagnosis
from .rows import SHOWN, equation, listed, texts
from .statements import Unique
from .tables import Table, find_table
from .tokens import tokens
from .undone import ask


def duplicates(connection: Connection, unique: Unique) -> Diagnosis | None:
    """The values that are there more than once."""
    table = find_table(connection, unique.table)
    groups = _groups(table, unique)
    sizes = f"SELECT count(*) AS size {groups}"
    ((count, rows),) = ask(connection, f"SELECT count(*), sum(size) FROM ({sizes}) AS sizes")
    if count == 0:
        return None
    order = f"ORDER BY count(*) DESC, {', '.join(unique.key)} LIMIT {SHOWN}"
    first = f"SELECT {texts(unique.key)}, count(*) {groups} {order}"
    shown = [_shown(unique, row[:-1], row[-1]) for row in ask(connection, first)]
    return Diagnosis(
        f"{_label(table, unique)}: {counted(count, 'value')} {'is' if count == 1 else 'are'} "
        f"there more than once, in {rows} rows.",
        listed(shown, count),
        query=f"SELECT {', '.join(unique.key)}, count(*) {groups};",
    )


def _groups(table: Table, unique: Unique) -> str:
    conditions = [f"({unique.where})"] if unique.where else []
    if not unique.nulls_are_equal:
        conditions += [f"{key} IS NOT NULL" for key in unique.key]
    where = f"WHERE {' AND '.join(conditions)} " if conditions else ""
    return f"FROM {table.name} {where}GROUP BY {', '.join(unique.key)} HAVING count(*) > 1"


def _label(table: Table, unique: Unique) -> str:
    names = [unquoted(key) for key in unique.key]
    is_column = len(names) == 1 and [token.is_name for token in tokens(unique.key[0])] == [True]
    return f"{table.label}.{names[0]}" if is_column else f"{table.label} ({', '.join(names)})"


def _shown(unique: Unique, values: tuple[str | None, ...], times: int) -> str:
    return f"{equation([unquoted(key) for key in unique.key], values)} ({times} times)"

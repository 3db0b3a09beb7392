"""The rows in a table's box: type, name, keys, and a note where there is something to tell."""

from ..compare.snapshot import Column, Snapshot
from ..terminal.wording import shorten
from . import spelling
from .keys import Keys

# Rows of a box. Of a larger table, the keys come before other columns.
MOST = 16

# Characters of a comment, and of an enum's values.
LONGEST = 60


def rows(snapshot: Snapshot, keys: Keys, table: str, only_keys: bool = False) -> list[str]:
    """The columns of *table* as Mermaid has them; *only_keys* leaves out the others."""
    columns = snapshot.tables[table].columns
    shown = _shown(columns, {name for name in columns if keys.marks(table, name)}, only_keys)
    found = [_row(snapshot, columns[name], keys.marks(table, name)) for name in shown]
    left = len(columns) - len(shown)
    return [*found, f'… … "and {left} more"'] if left else found


def _shown(columns: dict[str, Column], keys: set[str], only_keys: bool) -> list[str]:
    """Which columns, in the order of the table."""
    if only_keys:
        return [name for name in columns if name in keys]
    if len(columns) <= MOST:
        return list(columns)
    others = [name for name in columns if name not in keys]
    kept = keys | {*others[: max(0, MOST - len(keys))]}
    return [name for name in columns if name in kept]


def _row(snapshot: Snapshot, column: Column, marks: list[str]) -> str:
    words = [spelling.type_(column.type), spelling.column(column.name)]
    if marks:
        words.append(", ".join(marks))
    if notes := _notes(snapshot, column):
        words.append(spelling.label("; ".join(notes)))
    return " ".join(words)


def _notes(snapshot: Snapshot, column: Column) -> list[str]:
    notes = []
    if spelling.column(column.name) != column.name:
        notes.append(f"named “{column.name}”")
    if '"' in column.type:
        notes.append(f"of type {column.type}")
    if not column.not_null:
        notes.append("null")
    if enum := snapshot.enums.get(column.element):
        notes.append(shorten(" | ".join(enum.labels), LONGEST))
    if column.comment:
        notes.append(shorten(" ".join(column.comment.split()), LONGEST))
    return notes

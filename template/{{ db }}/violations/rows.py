"""How many rows meet a condition, and how a few of them are shown to a person."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from ..terminal.wording import LONGEST, counted, shorten
from .tables import Table
from .undone import ask

SHOWN = 3
LINE = 96


@dataclass(frozen=True)
class Rows:
    """The *count* of them, and the first few as ``id = 1``, or ``id = 1 has 'maybe'``."""

    count: int
    shown: tuple[str, ...]

    @property
    def number(self) -> str:
        return counted(self.count, "row")

    def __str__(self) -> str:
        return listed(self.shown, self.count)


def find_rows(
    connection: Connection, table: Table, condition: str, value: str | None = None
) -> Rows | None:
    """The rows of *table* that meet the SQL *condition*, if any; *value* is a column to show."""
    columns = [*(table.key or [f"({table.row}.*)::text"]), *([value] if value else [])]
    names = [f"column_{number}" for number in range(len(columns))]
    order = f"ORDER BY {', '.join(names[: len(table.key)])}" if table.key else ""
    # Once through the table: the condition may be costly.
    query = f"""
        WITH found ({", ".join(names)}) AS MATERIALIZED
            (SELECT {", ".join(columns)} FROM {table.name} WHERE {condition})
        SELECT {texts(names)}, (SELECT count(*) FROM found) FROM found {order} LIMIT {SHOWN}"""
    rows = ask(connection, query)
    shown = tuple(_shown(table, row[:-1], value is not None) for row in rows)
    return Rows(rows[0][-1], shown) if rows else None


def query_for(table: Table, condition: str, *columns: str) -> str:
    """A query that a person can paste to see the rows of *table* that meet *condition*."""
    some = ", ".join(dict.fromkeys([*table.key, *columns])) if table.key else "*"
    return f"SELECT {some} FROM {table.name} WHERE {condition};"


def texts(expressions: Sequence[str]) -> str:
    """SQL for the *expressions* as text, no longer than what is worth to be sent."""
    return ", ".join(f"left(({sql})::text, {LONGEST + 1})" for sql in expressions)


def equation(names: Sequence[str], values: Sequence[str | None]) -> str:
    """``id = 1``, or ``(a, b) = (1, 2)``."""
    left, right = ", ".join(names), ", ".join(shorten(value) for value in values)
    return f"{left} = {right}" if len(names) == 1 else f"({left}) = ({right})"


def listed(shown: Sequence[str], count: int) -> str:
    """What is shown of *count* things, in a line if it fits, and that there are more."""
    more = f" and {count - len(shown)} more" if count > len(shown) else ""
    line = ", ".join(shown) + more
    return line if len(line) <= LINE else "\n".join(shown) + more.replace(" and", "\nand")


def _shown(table: Table, row: Sequence[str | None], has_value: bool) -> str:
    key = row[:-1] if has_value else row
    named = equation(table.key_labels, key) if table.key else f"row {shorten(key[0])}"
    if not has_value:
        return named
    return f"{named} has {_quoted(row[-1])}"


def _quoted(value: str | None) -> str:
    return "NULL" if value is None else f"'{shorten(value)}'"

"""Name constraints and indexes as PostgreSQL itself names them.

`CREATE TABLE users (email text UNIQUE)` makes a constraint `users_email_key`. With the same rules
in the models, a table that was made by hand and one that a migration made cannot be told apart.

The rules are those of `ChooseIndexName` and `makeObjectName` in PostgreSQL's source
(src/backend/commands/indexcmds.c): table, columns and a label, joined by underscores, where table
and columns are shortened in turn until all fits into 63 bytes. What is taken in the schema gets a
number. CHECK constraints are left to PostgreSQL, which names them after the columns in their
expression. Explicit names stay as they are.
"""

from collections.abc import Iterable
from itertools import chain, count
from typing import Any

from sqlalchemy import Constraint, ForeignKeyConstraint, Index, PrimaryKeyConstraint, Table
from sqlalchemy.dialects.postgresql import ExcludeConstraint

from .expressions import expression_name

# NAMEDATALEN - 1 in a PostgreSQL that nobody compiled otherwise.
MAX_BYTES = 63


def object_name(table: str, columns: str, label: str) -> str:
    """Join the three, shortening *table* and *columns*, the longer one first, to 63 bytes."""
    room = MAX_BYTES - len(label) - (2 if columns else 1)
    table_bytes, column_bytes = len(table.encode()), len(columns.encode())
    while table_bytes + column_bytes > room:
        if table_bytes > column_bytes:
            table_bytes -= 1
        else:
            column_bytes -= 1
    parts = (_clip(table, table_bytes), _clip(columns, column_bytes), label)
    return "_".join(part for part in parts if part)


def _clip(name: str, size: int) -> str:
    """The first *size* bytes of *name*, less a character that would be cut in two."""
    return name.encode()[:size].decode(errors="ignore")


def _postgresql_name(item: Any, table: Table) -> str:
    columns = "" if isinstance(item, PrimaryKeyConstraint) else "_".join(_columns(item))
    others: list[Any] = [*table.constraints, *table.indexes]
    mine = {other.name for other in others if other is not item}
    # Of all tables: a look at each of them for each name would be slow where there are thousands.
    holders: dict[Any, Any] = table.metadata.info.setdefault("postgresql_names", {})
    for number in count():
        name = object_name(table.name, columns, f"{_label(item)}{number or ''}")
        holder = holders.get((table.schema, name), item)
        if name not in mine and (holder is item or not _holds(holder, name)):
            holders[table.schema, name] = item
            return name
    raise AssertionError("count() does not end")


def _holds(item: Any, name: str) -> bool:
    """Whether *item* is still called *name*, and still part of the models."""
    table: Table = item.table
    kept = item in table.constraints or item in table.indexes
    return kept and item.name == name and table.metadata.tables.get(table.key) is table


def _label(item: Constraint | Index) -> str:
    labels = {
        PrimaryKeyConstraint: "pkey",
        ForeignKeyConstraint: "fkey",
        ExcludeConstraint: "excl",
        Index: "idx",
    }
    return next((label for kind, label in labels.items() if isinstance(item, kind)), "key")


def _columns(item: Any) -> list[str]:
    if isinstance(item, ForeignKeyConstraint):
        return [element.parent.name for element in item.elements]
    if isinstance(item, ExcludeConstraint):
        return _distinct(expression_name(key) for key, *_ in item._render_exprs)
    keys = item.expressions if isinstance(item, Index) else item.columns
    included = item.dialect_options["postgresql"].get("include") or ()
    # A string is the column's key in Python, which need not be its name.
    columns = (item.table.c[key] if isinstance(key, str) else key for key in (*keys, *included))
    return _distinct(expression_name(column) for column in columns)


def _distinct(names: Iterable[str]) -> list[str]:
    """Number a name that occurs again: lower, lower1."""
    found: list[str] = []
    for name in names:
        ends = chain([""], map(str, count(1)))
        numbered = (_clip(name, MAX_BYTES - len(end)) + end for end in ends)
        found.append(next(one for one in numbered if one not in found))
    return found


_NAME = "%(postgresql_name)s"

POSTGRESQL_NAMES: dict[Any, Any] = {
    "postgresql_name": _postgresql_name,
    "ix": _NAME,
    "uq": _NAME,
    "fk": _NAME,
    "pk": _NAME,
    ExcludeConstraint: _NAME,
}
"""For ``MetaData(naming_convention=...)``."""

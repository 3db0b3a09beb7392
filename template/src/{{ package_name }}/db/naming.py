"""Name constraints and indexes as PostgreSQL itself names them.

`CREATE TABLE users (email text UNIQUE)` makes a constraint `users_email_key`. With the same rules
in the models, a table that was made by hand and one that a migration made cannot be told apart.

The rules are those of `ChooseIndexName` and `makeObjectName` in PostgreSQL's source
(src/backend/commands/indexcmds.c): table, columns and a label, joined by underscores, where table
and columns are shortened in turn until all fits into 63 bytes. CHECK constraints are left to
PostgreSQL, which names them after the columns in their expression. Explicit names stay as they are.
"""

from itertools import count
from typing import Any

from sqlalchemy import Column, Constraint, ForeignKeyConstraint, Index, PrimaryKeyConstraint, Table
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.sql.functions import FunctionElement

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


def _postgresql_name(item: Constraint | Index, table: Table) -> str:
    columns = "" if isinstance(item, PrimaryKeyConstraint) else "_".join(_columns(item))
    others: list[Constraint | Index] = [*table.constraints, *table.indexes]
    taken = {other.name for other in others if other is not item}
    # A second one on the same columns is numbered: users_role_fkey, users_role_fkey1.
    for number in count():
        name = object_name(table.name, columns, f"{_label(item)}{number or ''}")
        if name not in taken:
            return name
    raise AssertionError("count() does not end")


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
    keys = item.expressions if isinstance(item, Index) else item.columns
    options = item.dialect_options["postgresql"]
    included = options.get("include") or ()
    return [_column(key) for key in (*keys, *included)]


def _column(key: Any) -> str:
    if isinstance(key, Column | FunctionElement):
        return str(key.name)
    return key if isinstance(key, str) else "expr"


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

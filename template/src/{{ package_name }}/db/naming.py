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

from sqlalchemy import (
    Cast,
    Column,
    Constraint,
    Extract,
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    Table,
)
from sqlalchemy.dialects.postgresql import JSONB, ExcludeConstraint, dialect
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import BinaryExpression, Grouping, Label, UnaryExpression, quoted_name
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
        return _distinct(_column(key) for key, *_ in item._render_exprs)
    keys = item.expressions if isinstance(item, Index) else item.columns
    included = item.dialect_options["postgresql"].get("include") or ()
    # A string is the column's key in Python, which need not be its name.
    columns = (item.table.c[key] if isinstance(key, str) else key for key in (*keys, *included))
    return _distinct(_column(column) for column in columns)


def _distinct(names: Iterable[str]) -> list[str]:
    """Number a name that occurs again: lower, lower1."""
    found: list[str] = []
    for name in names:
        ends = chain([""], map(str, count(1)))
        numbered = (_clip(name, MAX_BYTES - len(end)) + end for end in ends)
        found.append(next(one for one in numbered if one not in found))
    return found


# From here on `FigureColname` (src/backend/parser/parse_target.c): what an expression is called.
# Text is not parsed, so that Index(None, text("lower(email)")) is called `expr`.


def _column(key: Any) -> str:
    return _certain(key) or _guess(key) or "expr"


def _certain(key: Any) -> str | None:
    match _bare(key):
        case Column(name=name):
            return name
        case FunctionElement() as function:
            return _function(function.name)
        case Extract():
            return "extract"
        case Cast(clause=inner):
            return _certain(inner)
    return None


def _guess(key: Any) -> str | None:
    match _bare(key):
        case Cast(type=kind):
            sql = kind.compile(dialect=dialect())  # type: ignore[no-untyped-call]
            name = sql.partition("(")[0].rpartition(".")[2].strip('"').lower()
            return _TYPES.get(name, name)
    return None


def _bare(key: Any) -> Any:
    """Without parentheses, sort order, collation and subscripts."""
    match key:
        case Label(element=inner) | Grouping(element=inner):
            return _bare(inner)
        case UnaryExpression(element=inner, modifier=modifier) if modifier:
            return _bare(inner)
        case BinaryExpression(operator=operators.collate | operators.getitem, left=inner):
            return _bare(inner)
        # data["size"], which is data->'size' for the older type JSON.
        case BinaryExpression(operator=operators.json_getitem_op, left=inner, type=JSONB()):
            return _bare(inner)
    return key


def _function(name: str) -> str:
    folded = str(name) if isinstance(name, quoted_name) else name.lower()
    return {"trim": "btrim"}.get(folded, folded)


# Types that the standard and PostgreSQL call differently.
_TYPES = {
    "bigint": "int8",
    "boolean": "bool",
    "char": "bpchar",
    "decimal": "numeric",
    "double precision": "float8",
    "float": "float8",
    "integer": "int4",
    "real": "float4",
    "smallint": "int2",
}

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

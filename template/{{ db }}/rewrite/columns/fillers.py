"""What rows that exist get in a new column that may not be NULL: the model's Python default, as SQL."""

import json
from collections.abc import Iterator

from sqlalchemy import JSON, Column, Dialect, MetaData, Table, literal
from sqlalchemy.exc import CompileError
from sqlalchemy.sql import ClauseElement
from sqlalchemy.types import ARRAY, TypeDecorator, TypeEngine

from ...compare.snapshot import ColumnKey, Snapshot
from ...postgresql import quote

# Callables whose meaning is known; each row gets a value of its own.
CALLABLES = {("uuid", "uuid4"): "gen_random_uuid()"}
EMPTY = {("builtins", "list"): "'[]'", ("builtins", "dict"): "'{}'"}


def fillers(metadata: MetaData, models: Snapshot, dialect: Dialect) -> dict[ColumnKey, str]:
    """The defaults of *metadata* that can be said in SQL, by the names that *models* has."""
    return {
        key: value for key, column in _columns(metadata, models) if (value := _sql(column, dialect))
    }


def tables_by_name(metadata: MetaData, snapshot: Snapshot) -> dict[str, Table]:
    """The tables of *metadata* by their name in SQL."""
    found = {}
    for table in metadata.tables.values():
        schema = None if table.schema == snapshot.default_schema else table.schema
        found[schema, table.name] = table
    names = {one.name.sql: (one.name.schema, one.name.name) for one in snapshot.tables.values()}
    return {sql: found[name] for sql, name in names.items() if name in found}


def _columns(metadata: MetaData, models: Snapshot) -> Iterator[tuple[ColumnKey, Column[object]]]:
    for sql, table in tables_by_name(metadata, models).items():
        for column in table.columns:
            yield (sql, column.name), column


def _sql(column: Column[object], dialect: Dialect) -> str | None:
    default = column.default
    if default is None or not hasattr(default, "arg"):
        return None
    value = default.arg
    if callable(value):
        return _called(column, value)
    if isinstance(_implementation(column.type, dialect), JSON):
        return quote.literal(json.dumps(_bound(column.type, value, dialect), ensure_ascii=False))
    if isinstance(value, bytes):
        return f"'\\x{value.hex()}'"
    expression = value if isinstance(value, ClauseElement) else literal(value, column.type)
    try:
        compiled = expression.compile(dialect=dialect, compile_kwargs={"literal_binds": True})
    except (CompileError, NotImplementedError):
        return None
    return quote.as_sent(str(compiled), dialect)


def _implementation(type_: TypeEngine[object], dialect: Dialect) -> TypeEngine[object]:
    """What a type of the project's own is made of."""
    known = type_.dialect_impl(dialect)
    return known.impl_instance if isinstance(known, TypeDecorator) else known


def _bound(type_: TypeEngine[object], value: object, dialect: Dialect) -> object:
    """*value* as a type of the project's own hands it to the driver."""
    try:
        return (
            type_.process_bind_param(value, dialect) if isinstance(type_, TypeDecorator) else value
        )
    except NotImplementedError:
        return value


def _called(column: Column[object], value: object) -> str | None:
    name = (getattr(value, "__module__", ""), getattr(value, "__name__", ""))
    if name == ("builtins", "list") and isinstance(column.type, ARRAY):
        return "'{}'"
    return CALLABLES.get(name) or EMPTY.get(name)

"""Columns: as an argument of `op.create_table`, and added, dropped and altered where there are rows."""

from collections.abc import Iterator
from dataclasses import replace

from ...compare.snapshot import Column, ColumnKey, Snapshot, Table
from ...postgresql.quote import identifier
from ..casts.trial import Trial
from ..change import Change
from ..objects import sequences
from ..python.code import Call, Code, call, execute, sa_text, sql
from ..python.defaults import default_code
from ..python.expressions import readable, without_parentheses
from ..steps import Phase, Step
from . import identity
from .alter import NONE, alter_column, alter_steps
from .column_types import column_type
from .new_columns import report_new, report_recomputed
from .rows import refuse_rows


def column_steps(change: Change) -> Iterator[Step]:
    """Whatever happens to columns of tables that stay."""
    for before, after in change.kept_tables:
        for name, column in after.columns.items():
            key = (after.name.sql, name)
            if name not in before.columns:
                yield from _add(change, after, column)
            elif key in change.recomputed and not column.generated:
                yield from _keep_values(change, after, before.columns[name], column)
            elif key in change.recomputed:
                yield from _recompute(change, before, after, name)
            else:
                yield from alter_steps(change, after, before.columns[name], column)
        for name in before.columns:
            if name not in after.columns:
                # PostgreSQL changes no type of a column that a generated one is computed from.
                generated = before.columns[name].generated
                phase = Phase.CHANGE_TYPES if generated else Phase.DROP_COLUMNS
                yield Step(phase, drop(before, name))


def drop(table: Table, name: str) -> Call:
    """`op.drop_column`."""
    return call("op.drop_column", table.name.name, name, schema=table.name.schema)


def _recompute(change: Change, before: Table, after: Table, name: str) -> Iterator[Step]:
    column = after.columns[name]
    was_typed_in = not before.columns[name].generated
    if was_typed_in and (after.name.sql, name) not in change.given_up:
        rows = _differs(change, before.columns[name], column)
        message = f"{after.name}.{name} is not what would be computed"
        yield Step(Phase.COMPUTE_COLUMNS, refuse_rows(after.name, rows, message))
    # What is computed is in the way of what it is computed from; what was typed in, of nothing.
    phase = Phase.COMPUTE_COLUMNS if was_typed_in else Phase.CHANGE_TYPES
    yield Step(phase, drop(before, name))
    report = report_recomputed(change, after, column)
    yield Step(Phase.COMPUTE_COLUMNS, _add_column(change.after, after, column), report)


def _differs(change: Change, before: Column, after: Column) -> str:
    """True where what was typed in is not what would be computed; types may differ: as texts."""
    typed, computed = before.sql, after.default
    trial = Trial(change.connection, typed, before.type)
    if trial.selects(f"{typed} IS DISTINCT FROM NULL::{after.type}"):
        return f"{typed} IS DISTINCT FROM {computed}"
    return f"{typed}::text IS DISTINCT FROM ({computed})::text"


def _keep_values(change: Change, table: Table, before: Column, after: Column) -> Iterator[Step]:
    """Copy what a virtual column shows: it has no values that it could keep."""
    name, beside = table.name.sql, identifier(f"{before.name[:50]}_before")
    plain = replace(before, generated="", default=None, not_null=False, comment=after.comment)
    codes = [
        execute(f"ALTER TABLE {name} RENAME COLUMN {before.sql} TO {beside}"),
        _add_column(change.before, table, plain),
        execute(f"UPDATE {name} SET {before.sql} = {beside}"),
        execute(f"ALTER TABLE {name} DROP COLUMN {beside}"),
    ]
    yield from (Step(Phase.CHANGE_TYPES, code) for code in codes)
    yield from alter_steps(change, table, plain, after)


def _add(change: Change, table: Table, column: Column) -> Iterator[Step]:
    phase = Phase.COMPUTE_COLUMNS if column.generated else Phase.ADD_COLUMNS
    key: ColumnKey = (table.name.sql, column.name)
    filler = change.fillers.get(key)
    report = None if change.is_way_back else report_new(change, table, column)
    if key in change.filled:
        # Without the default, or PostgreSQL would rewrite the table to give it to each row.
        plain = replace(column, default=None)
        yield Step(phase, _add_column(change.after, table, plain), report)
        if column.default:
            default = default_code(column)
            yield Step(phase, alter_column(table, column, server_default=default))
    elif filler is None or not column.not_null or column.default or column.identity:
        yield Step(phase, _add_column(change.after, table, column), report)
    else:
        # PostgreSQL fills the rows that are there with the default, and nobody else shall get it.
        default = sa_text(filler)
        yield Step(phase, _add_column(change.after, table, column, server_default=default), report)
        yield Step(phase, alter_column(table, column, server_default=NONE))


def _add_column(
    snapshot: Snapshot, table: Table, column: Column, server_default: Code | str | None = None
) -> Call:
    code = definition(snapshot, table, column, server_default=server_default)
    return call("op.add_column", table.name.name, code, schema=table.name.schema)


def definition(
    snapshot: Snapshot,
    table: Table,
    column: Column,
    *,
    key: tuple[str, ...] = (),
    server_default: Code | str | None = None,
) -> Call:
    """`sa.Column(...)`; *key* are the columns of the primary key, if it is made in the same call."""
    serial = column.name in key and sequences.is_serial_key(snapshot, table.name.sql, column)
    special: list[Call] = []
    if column.identity:
        special = [identity.code(snapshot, table, column)]
    elif column.generated:
        persisted = column.generated == "s"
        expression = sql(without_parentheses(readable(column.default or "")))
        special = [call("sa.Computed", expression, persisted=persisted)]
    elif column.default and not serial:
        server_default = default_code(column)
    return call(
        "sa.Column",
        column.name,
        column_type(snapshot, column),
        *special,
        server_default=server_default,
        autoincrement=_autoincrement(column, key, serial=serial),
        nullable=False if column.not_null else None,
        comment=column.comment,
    )


def _autoincrement(column: Column, key: tuple[str, ...], *, serial: bool) -> bool | None:
    """SQLAlchemy makes SERIAL of the only integer in a key, unless told otherwise."""
    if serial:
        return True if len(key) > 1 else None
    is_integer = column.type in sequences.MAXIMA
    counts = key == (column.name,) and is_integer and not column.identity and not column.default
    return False if counts else None

"""Alter a column where there are rows: its type, default, identity, and whether it may be NULL."""

from collections.abc import Iterator

from ...compare.snapshot import Column, Table
from ...naming import object_name
from ...postgresql.quote import identifier
from ..casts.conversion import Cast, NoCast, cast, surviving_default
from ..casts.trial import Trial, alter_type
from ..change import Change
from ..errors import CannotMigrate
from ..python.code import Call, Text, call, execute
from ..python.defaults import default_code
from ..report import Report
from ..steps import Phase, Step
from . import identity
from .column_change import column_change, lines
from .column_types import column_type, facts
from .rows import refuse_rows

# `call` leaves out a keyword without a value.
NONE = Text("None")

UTC = execute("SET LOCAL TimeZone TO 'UTC'")


class Impossible(CannotMigrate):
    """There is no way from one type to the other. The text is for the person at the keyboard."""


def alter_steps(change: Change, table: Table, before: Column, after: Column) -> Iterator[Step]:
    """The steps from *before* to *after*, a column of *table*."""
    yield from identity.drop_steps(change, table, before, after)
    if before.generated and not after.generated:
        # Before the type of what it was computed from may change.
        drop = execute(f"ALTER TABLE {table.name.sql} ALTER {after.sql} DROP EXPRESSION")
        yield Step(Phase.CHANGE_TYPES, drop)
    default = plain_default(before)
    if (table.name.sql, after.name) in change.retyped:
        found = _cast(change, table, before, after)
        kept = _carried(change, before, after, found)
        if default is not None and kept is None:
            yield _step(alter_column(table, after, server_default=NONE))
        yield from _retype(change, table, before, after, found)
        default = kept
    if default != plain_default(after):
        code = default_code(after) if after.default else NONE
        yield _step(alter_column(table, after, server_default=code))
    yield from _nullable(change, table, before, after)
    yield from identity.add_steps(change, table, before, after)


def _step(code: Call) -> Step:
    return Step(Phase.ALTER_COLUMNS, code)


def plain_default(column: Column) -> str | None:
    """The default, as a generated column has none."""
    return None if column.generated else column.default


def alter_column(table: Table, column: Column, **what: object) -> Call:
    """`op.alter_column`."""
    return call("op.alter_column", table.name.name, column.name, schema=table.name.schema, **what)


def _cast(change: Change, table: Table, before: Column, after: Column) -> Cast:
    old, new = facts(change.before, before), facts(change.after, after)
    try:
        return cast(change.connection, after.sql, old, new)
    except NoCast:
        if change.is_way_back:
            # Values that have none keep the downgrade from happening, and nothing else does.
            return Cast(f"NULL::{after.type}", utc=False, cut=f"{after.sql} IS NOT NULL")
    raise Impossible(
        f"Nothing was written: {table.name}.{after.name} cannot become {after.type}.\n\n"
        f"  PostgreSQL knows no way to it from {before.type}. Give the new column another name,\n"
        '  and fill it in a migration that you write:  alembic revision -m "..."'
    )


def _carried(change: Change, before: Column, after: Column, found: Cast) -> str | None:
    """The default that the column has when PostgreSQL has changed its type, if it does that."""
    default = plain_default(before)
    if default is None or before.element in change.rebuilt_types or after.default is None:
        return None
    old, new = facts(change.before, before), facts(change.after, after)
    return surviving_default(change.connection, old, default, new, found.using)


def _retype(
    change: Change, table: Table, before: Column, after: Column, found: Cast
) -> Iterator[Step]:
    if found.utc:
        yield _step(UTC)
    if found.cut:
        yield _step(_refuse_cut(table, after, found.using, found.cut))
    alter = _alter_type(change, table, after, found.using)
    if change.is_way_back or not _rewrites(change, before, after, found.using):
        yield _step(alter)
        return
    report = _report(change, table, before, after, found)
    yield Step(Phase.ALTER_COLUMNS, alter, report, _comment(report))


def _rewrites(change: Change, before: Column, after: Column, using: str | None) -> bool:
    action = alter_type("", before.sql, after.type, using).removeprefix("ALTER TABLE  ")
    # A type that is not there yet is refused here, and would be another one.
    return Trial(change.connection, before.sql, before.type).rewrites(action) is not False


def _report(change: Change, table: Table, before: Column, after: Column, found: Cast) -> Report:
    new = object_name(after.name, "", "new")
    old, to = facts(change.before, before), facts(change.after, after)
    try:
        back = cast(change.connection, identifier(new), to, old).using
    except NoCast:
        back = f"NULL::{before.type}"
    up = found.using or f"{after.sql}::{after.type}"
    down = back or f"{identifier(new)}::{before.type}"
    name = table.name.name, table.name.schema
    return Report(
        table.name,
        f"{table.name}.{after.name} becomes {after.type}",
        f"PostgreSQL writes {table.name} anew, and nobody can read or write it meanwhile.",
        f"Where that takes too long, let {new} take its place step by step, by hand:",
        lines(column_change(*name, after.name, new, after.type, up=up, down=down)),
    )


def _comment(report: Report) -> tuple[str, ...]:
    lines = (f"    {line}" for line in report.lines)
    return (report.why, report.instead, "", *lines)


def _alter_type(change: Change, table: Table, column: Column, using: str | None) -> Call:
    if using and "%" in using:  # Alembic sends it as it is, and drivers take it for a parameter
        return execute(alter_type(table.name.sql, column.sql, column.type, using))
    type_ = column_type(change.after, column)
    return alter_column(table, column, type_=type_, postgresql_using=using)


def _refuse_cut(table: Table, column: Column, using: str | None, cut: str) -> Call:
    is_lost = (using or "").startswith("NULL::")
    lost = "lost, as nothing leads back to" if is_lost else "cut or rounded to fit into"
    message = f"{table.name}.{column.name} would be {lost} {column.type}"
    return refuse_rows(table.name, cut, message)


def _nullable(change: Change, table: Table, before: Column, after: Column) -> Iterator[Step]:
    if before.not_null == after.not_null:
        return
    if after.not_null and (value := filler(change, table, after)):
        name = after.sql
        yield _step(execute(f"UPDATE {table.name.sql} SET {name} = {value} WHERE {name} IS NULL"))
    yield _step(alter_column(table, after, nullable=not after.not_null))


def filler(change: Change, table: Table, column: Column) -> str | None:
    """What rows get that have no value yet."""
    if column.generated or column.identity:
        return None
    return column.default or change.fillers.get((table.name.sql, column.name))

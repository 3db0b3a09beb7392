"""What code that runs meanwhile would miss: tables, columns and values that are gone or renamed."""

from collections.abc import Iterator

from . import instead
from .finding import Finding
from .look import Column, Look, Relation
from .rules import (
    DROPS_COLUMN,
    DROPS_DEFAULT,
    DROPS_TABLE,
    DROPS_VIEW,
    RENAMES_COLUMN,
    RENAMES_TABLE,
    RENAMES_VALUE,
    REQUIRES_COLUMN,
)
from .watch import Statement

VIEWS = {"v": "view", "m": "materialized view"}


def broken(statement: Statement, start: Look) -> Iterator[Finding]:
    """What was there at *start*, and is not after *statement*, or has another name."""
    for oid, was in statement.before.relations.items():
        now = statement.after.relations.get(oid)
        if now is None:
            yield _gone(was)
        else:
            yield from _renamed(was, now)
            yield from _columns(was, now, start.relations.get(oid, was))
    yield from _labels(statement.before, statement.after)


def required(statement: Statement, start: Look) -> Iterator[Finding]:
    """New columns that an INSERT of running code would have to name, and old ones from now on."""
    for oid, now in statement.after.relations.items():
        was, first = statement.before.relations.get(oid), start.relations.get(oid)
        if was is None or first is None or now.kind not in {"r", "p", "f"}:
            continue
        for number, column in now.columns.items():
            before = was.columns.get(number)
            if column.required and not (before and before.required):
                yield from _required(now, column, before, is_new=number not in first.columns)


def _required(
    table: Relation, column: Column, before: Column | None, *, is_new: bool
) -> Iterator[Finding]:
    name = f"{table.sql}.{column.name}"
    if is_new:
        what = f"{name} is NOT NULL and has no default: an INSERT that does not name it fails."
        yield Finding(REQUIRES_COLUMN, what, instead.with_default(table, column))
    elif before and before.default is not None:
        what = f"{name} has no default any more: an INSERT that does not name it fails."
        yield Finding(DROPS_DEFAULT, what)


def _gone(was: Relation) -> Finding:
    if was.kind in VIEWS:
        thing = f"drop view {was.sql}"
        what = f"The {VIEWS[was.kind]} {was.sql} is gone."
        return Finding(DROPS_VIEW, what, instead.accept(thing), thing)
    thing = f"drop table {was.sql}"
    return Finding(DROPS_TABLE, f"The table {was.sql} is gone.", instead.accept(thing), thing)


def _renamed(was: Relation, now: Relation) -> Iterator[Finding]:
    if (was.schema, was.name) != (now.schema, now.name):
        kind = VIEWS.get(was.kind, "table")
        thing = f"rename table {was.sql}"
        what = f"The {kind} {was.sql} is now {now.sql}."
        yield Finding(RENAMES_TABLE, what, instead.view(was, now), thing)


def _columns(was: Relation, now: Relation, first: Relation) -> Iterator[Finding]:
    for number, column in was.columns.items():
        if number not in first.columns:
            continue
        name = f"{now.sql}.{column.name}"
        kept = now.columns.get(number)
        if kept is None:
            thing = f"drop column {name}"
            yield Finding(DROPS_COLUMN, f"{name} is gone.", instead.accept(thing), thing)
        elif kept.name != column.name:
            what = f"{name} is now {kept.name}."
            code = instead.column_change(now, column, kept)
            yield Finding(RENAMES_COLUMN, what, code, f"rename column {name}")


def _labels(before: Look, after: Look) -> Iterator[Finding]:
    for oid, (kind, label) in before.labels.items():
        now = after.labels.get(oid)
        if now and now[1] != label:
            what = f"The value {label!r} of {kind} is now {now[1]!r}."
            code = instead.new_value(kind, now[1])
            yield Finding(RENAMES_VALUE, what, code, f"rename value {kind}.{label}")

"""What takes long on a full table while others wait: to read all of it, or to write it anew."""

from collections.abc import Iterator

from . import instead
from .finding import Finding
from .look import Column, Constraint, Relation
from .rules import (
    CHANGES_TYPE,
    CHECK,
    EXCLUSION,
    FILLS_COLUMN,
    FOREIGN_KEY,
    INDEX,
    NOT_NULL,
    REWRITES_TABLE,
    SCANS,
    UNIQUE,
    VALIDATES,
)
from .watch import Pair, Statement, blocks

# What they read and write is told as what happens to rows.
ROWS = {"DELETE", "INSERT", "MERGE", "TRUNCATE", "UPDATE"}

# The kinds of relations that have rows of their own, or partitions that do.
WRITTEN = {"m", "p", "r"}


def slow(statement: Statement) -> list[Finding]:
    """What *statement* does for as long as the tables are big, under locks in the way of others."""
    pairs = statement.pairs
    written = [(was, now) for was, now in pairs if was.kind in WRITTEN and was.file != now.file]
    if statement.words & ROWS:
        return []
    if written or _retyped(pairs):
        return [found for pair in written or pairs for found in _rewrite(*pair)]
    if not any(blocks(now.lock) for _, now in pairs):
        return []
    read = [pair for pair in pairs if pair[1].scans > pair[0].scans]
    found = [one for pair in pairs for one in _reads(*pair, statement)] if read else []
    if "REINDEX" in statement.words:
        found = [_reindex(now, statement.sql) for _, now in read]
    return found or [_scan(now, pairs) for was, now in read if not _new_required(was, now)]


def _new_required(was: Relation, now: Relation) -> bool:
    """Whether it was read for a NULL in a new column, where each row has one."""
    return any(column.required for column in _new_columns(was, now))


def _new_columns(was: Relation, now: Relation) -> list[Column]:
    return [column for number, column in now.columns.items() if number not in was.columns]


def _retyped(pairs: list[Pair]) -> bool:
    """Whether a column has another type, for which the table was read."""
    return any(
        now.scans > was.scans and any(_new_type(was, now, number) for number in was.columns)
        for was, now in pairs
    )


def _new_type(was: Relation, now: Relation, number: int) -> bool:
    column = now.columns.get(number)
    return column is not None and column.type != was.columns[number].type


def _rewrite(was: Relation, now: Relation) -> Iterator[Finding]:
    changed = [number for number in was.columns if _new_type(was, now, number)]
    new = _new_columns(was, now)
    for number in changed:
        old, column = was.columns[number], now.columns[number]
        what = f"{now.sql} is written anew, as {old.name} becomes {column.type} (from {old.type})."
        thing = f"change type {was.sql}.{old.name}"
        yield Finding(CHANGES_TYPE, what, instead.column_change(now, old, column), thing)
    for column in () if changed else new:
        what = f"{now.sql} is written anew, as a value of {column.name} is computed for each row."
        yield Finding(FILLS_COLUMN, what, instead.filled(now, column))
    if not changed and not new and was.file != now.file:
        yield Finding(REWRITES_TABLE, f"{now.sql} is written anew.", instead.rewritten(now))


def _reads(was: Relation, now: Relation, statement: Statement) -> Iterator[Finding]:
    made = [one for name, one in now.constraints.items() if _is_new(one, was)]
    for constraint in made:
        yield from _constraint(was, now, constraint, statement)
    owned = {constraint.index for constraint in now.constraints.values()}
    for name, index in now.indexes.items():
        if was.indexes.get(name) != index and name not in owned and blocks(now.lock):
            what = f"All of {now.sql} is read for {name}, and nobody can {blocks(now.lock)} it."
            yield Finding(INDEX, what, instead.index(now, index))
    for number, column in now.columns.items():
        before = was.columns.get(number)
        if now.scans > was.scans and before and column.not_null and not before.not_null:
            what = f"All of {now.sql} is read for a NULL in {column.name}, and nobody can use it."
            yield Finding(NOT_NULL, what, instead.not_null(now, column))


def _is_new(constraint: Constraint, was: Relation) -> bool:
    before = was.constraints.get(constraint.name)
    return before is None or (constraint.validated and not before.validated)


def _constraint(
    was: Relation, now: Relation, constraint: Constraint, statement: Statement
) -> Iterator[Finding]:
    name, read = constraint.name, now.scans > was.scans
    if not constraint.validated or constraint.kind == "n":
        return
    if name in was.constraints:
        if read and blocks(now.lock):
            what = f"All of {now.sql} is read for {name}, and nobody can {blocks(now.lock)} it."
            yield Finding(VALIDATES, what, instead.validated(now, constraint))
    elif constraint.kind == "f":
        target = statement.held.relations.get(constraint.target)
        tables = " and ".join({now.sql: 0, target.sql if target else now.sql: 0})
        what = f"All of {tables} is read for {name}, and nobody can write there."
        yield Finding(FOREIGN_KEY, what, instead.foreign_key(now, constraint, target))
    elif constraint.kind == "c" and read:
        what = f"All of {now.sql} is read for {name}, and nobody can use it."
        yield Finding(CHECK, what, instead.check(now, constraint))
    elif constraint.kind in {"u", "p"} and constraint.index not in was.indexes and read:
        what = f"An index of {now.sql} is built for {name}, and nobody can use it."
        yield Finding(UNIQUE, what, instead.unique(now, constraint))
    elif constraint.kind == "x" and read:
        what = f"An index of {now.sql} is built for {name}, and nobody can use it."
        thing = f"add constraint {name}"
        yield Finding(EXCLUSION, what, instead.accept(thing), thing)


def _reindex(table: Relation, sql: str) -> Finding:
    what = f"All of {table.sql} is read for its index, and nobody can {blocks(table.lock)} it."
    return Finding(INDEX, what, instead.reindexed(sql))


def _scan(read: Relation, pairs: list[Pair]) -> Finding:
    waiting = [f"{blocks(now.lock)} {now.sql}" for _, now in pairs if blocks(now.lock)]
    return Finding(SCANS, f"All of {read.sql} is read, and nobody can {' or '.join(waiting)}.")

"""The schema between an atomic migration and the online one that follows it.

What would block a big table for long, and need not, is left to the second: indexes, foreign keys,
checks, UNIQUE, NOT NULL, and values for new columns that each row must get by itself. What
PostgreSQL cannot do without a lock stays in the first: see `_can_wait`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ...compare.snapshot import Column, ColumnKey, Constraint, ConstraintKey, Index, Snapshot, Table
from ...postgresql.quote import literal
from ..casts.trial import Trial
from ..change import Change
from ..objects.constraints_by_sql import is_over_time
from ..objects.keys import relies_on

# The first version in which a foreign key of a partitioned table may be NOT VALID.
PARTITIONED_KEYS = 18


def split(change: Change) -> tuple[Change, Change]:
    """The atomic part of *change*, and the online part, either of which may be empty."""
    filled = dict(_filled(change))
    middle = replace(
        change.after,
        tables=_tables(change, filled),
        constraints=_constraints(change),
        indexes=_indexes(change),
    )
    first = replace(change, after=middle, filled=filled)
    second = Change(middle, change.after, change.connection, change.fillers, filled=filled)
    return first, second


# -- columns --------------------------------------------------------------------------------------


def _filled(change: Change) -> Iterator[tuple[ColumnKey, str]]:
    """New columns whose default PostgreSQL would work out for each row, under its lock."""
    for before, after in change.kept_tables:
        for name in after.columns.keys() - before.columns.keys():
            key, column = (after.name.sql, name), after.columns[name]
            value = None if _is_in_key(change, key) else _value(change, key, column)
            if value and (_is_volatile(change, column, value) or _is_new(change, column, value)):
                yield key, value


def _value(change: Change, key: ColumnKey, column: Column) -> str | None:
    """What rows that are there get in a new *column*; one that counts does so from the first."""
    if column.generated or column.identity or key in change.after.sequence_of:
        return None
    return column.default or (change.fillers.get(key) if column.not_null else None)


def _is_volatile(change: Change, column: Column, value: str) -> bool:
    if "(" not in value:
        return False
    trial = Trial(change.connection, "other", "integer")
    return bool(trial.rewrites(f"ADD COLUMN {column.sql} {column.type} DEFAULT {value}"))


def _is_new(change: Change, column: Column, value: str) -> bool:
    """Whether *value* is one that an enum gets now, and may not be used in the same transaction."""
    before, after = change.before.enums.get(column.element), change.after.enums.get(column.element)
    if not before or not after or column.element in change.rebuilt_types:
        return False
    return any(value == literal(label) for label in set(after.labels) - set(before.labels))


def _tables(change: Change, filled: Mapping[ColumnKey, str]) -> dict[str, Table]:
    tables = dict(change.after.tables)
    for before, after in change.kept_tables:
        columns = {
            name: _column(change, before, after, column, filled)
            for name, column in after.columns.items()
        }
        tables[after.name.sql] = replace(after, columns=columns)
    return tables


def _column(
    change: Change, before: Table, after: Table, column: Column, filled: Mapping[ColumnKey, str]
) -> Column:
    key = (after.name.sql, column.name)
    if key in filled:
        # Until the rows are filled, those that come in get the value from a default.
        value = filled[key]
        default = None if _is_new(change, column, value) else value
        return replace(column, not_null=False, default=default)
    was = before.columns.get(column.name)
    if not column.not_null or _is_in_key(change, key):
        return column
    if was is None or key in change.recomputed:
        used = [_column(change, before, after, after.columns[name], filled) for name in column.uses]
        waits = any(one.not_null != after.columns[one.name].not_null for one in used)
        # To add one that is virtual is a moment's work, unless PostgreSQL looks for NULLs.
        return replace(column, not_null=not waits and column.generated != "v")
    if not was.not_null and not column.identity and key not in change.disturbed:
        return replace(column, not_null=False)
    return column


def _is_in_key(change: Change, key: ColumnKey) -> bool:
    """Whether the primary key, which is made in the atomic part, says that it is not NULL."""
    table, name = key
    ours = change.after.constraints_of.get(table, ())
    return any(one.kind == "p" and name in one.columns for one in ours)


# -- constraints ----------------------------------------------------------------------------------


def _constraints(change: Change) -> dict[ConstraintKey, Constraint]:
    found = dict(change.after.constraints)
    for key in _waiting(change):
        del found[key]
    for key in change.replaced_constraints:
        before, after = change.before.constraints[key], change.after.constraints[key]
        if not _can_wait(change, after) or _moves(change, before) or _is_tied(change, before):
            continue
        if _survives(change, before):
            found[key] = before
        else:
            found.pop(key, None)
    return found


def _waiting(change: Change) -> set[ConstraintKey]:
    """New constraints that are added online."""
    constraints = change.after.constraints
    new = [constraints[key] for key in change.added_constraints]
    waiting = [one for one in new if _can_wait(change, one) and _do_relying_wait(change, one)]
    indexes = [change.after.indexes[name] for name in _waiting_indexes(change)]
    keys: list[Constraint | Index] = [*waiting, *indexes]
    return {one.key for one in waiting}.union(
        one.key for key in keys for one in _relying(change, key)
    )


def _relying(change: Change, key: Constraint | Index) -> list[Constraint]:
    """The foreign keys that are made, if only again, and rely on *key*."""
    references = change.after.references_to.get(key.table.sql, ())
    kept = change.before.constraints.keys() - change.replaced_constraints
    return [one for one in references if one.key not in kept and relies_on(one, key)]


def _do_relying_wait(change: Change, key: Constraint | Index) -> bool:
    return all(_can_wait(change, one) for one in _relying(change, key))


def _can_wait(change: Change, constraint: Constraint) -> bool:
    """Whether PostgreSQL can add *constraint* to a table without blocking it for long.

    EXCLUDE has neither NOT VALID nor USING INDEX, and USING INDEX does not know partitions, nor
    WITHOUT OVERLAPS.
    """
    partitioned = bool(change.after.tables[constraint.table.sql].partition_by)
    version = int((change.connection.dialect.server_version_info or (0,))[0])
    match constraint.kind:
        case "c":
            return constraint.valid
        case "f":
            return constraint.valid and (not partitioned or version >= PARTITIONED_KEYS)
        case "u":
            return not partitioned and not is_over_time(constraint)
    return False


def _moves(change: Change, constraint: Constraint) -> bool:
    """Whether *constraint* is made anew with its columns, or has other words when their types change."""
    return change.moves(constraint) or bool(constraint.column_keys & change.retyped)


def _is_tied(change: Change, constraint: Constraint) -> bool:
    """Whether a foreign key and the key that it relies on are replaced, so that both must go first."""
    if constraint.reference:
        moved = change.moved_keys.get(constraint.reference.table.sql, ())
        return any(relies_on(constraint, key) for key in moved)
    return constraint.kind == "u" and _is_referred_to(change, constraint)


def _is_referred_to(change: Change, key: Constraint | Index) -> bool:
    """Whether a foreign key relies on *key*, before or after."""
    both = (change.before, change.after)
    found = (one for side in both for one in side.references_to.get(key.table.sql, ()))
    return any(relies_on(one, key) for one in found)


def _survives(change: Change, constraint: Constraint) -> bool:
    """Whether everything that *constraint* is about is still there after the atomic part."""
    if not _has(change.after, constraint.table.sql, constraint.columns):
        return False
    other = constraint.reference
    return other is None or _has(change.after, other.table.sql, other.columns)


def _has(snapshot: Snapshot, table: str, columns: tuple[str, ...]) -> bool:
    return table in snapshot.tables and set(columns) <= snapshot.tables[table].columns.keys()


# -- indexes --------------------------------------------------------------------------------------


def _indexes(change: Change) -> dict[str, Index]:
    before, found = change.before.indexes, dict(change.after.indexes)
    for name in _waiting_indexes(change):
        del found[name]
    for name in change.dropped_indexes:
        if _stays(change, before[name]) and not _is_constraint(change, before[name]):
            found[name] = before[name]
    for name in change.replaced_indexes:
        if _is_referred_to(change, before[name]):
            continue
        if _stays(change, before[name]):
            found[name] = before[name]
        elif _loses_columns_only(change, before[name]):
            del found[name]
    return found


def _waiting_indexes(change: Change) -> list[str]:
    """New indexes that are built online."""
    new = [change.after.indexes[name] for name in change.added_indexes]
    return [
        index.name.sql
        for index in new
        if index.table.sql in change.before.tables and _do_relying_wait(change, index)
    ]


def _stays(change: Change, index: Index) -> bool:
    """Whether *index* is not in the way of the atomic part."""
    return index.table.sql in change.after.tables and not index.column_keys & change.disturbed


def _loses_columns_only(change: Change, index: Index) -> bool:
    is_on_table = index.table.sql in change.after.tables
    return is_on_table and not index.column_keys & (change.retyped | change.recomputed)


def _is_constraint(change: Change, index: Index) -> bool:
    """Whether a constraint of the same name takes the place of *index*."""
    return (index.table.sql, index.name.name) in change.added_constraints

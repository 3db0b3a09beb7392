"""The steps of an online migration: each is a transaction of its own, and may be run again.

They are written inside of `with op.online():`, which knows how to go on where it was interrupted
(operations/online.py). Checks and foreign keys come after the values that they ask for: one that
is NOT VALID holds for every row that is written, so it would refuse all updates of a row that has
no value yet.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import count

from ...compare.snapshot import Column, Constraint, Index, Name, Table
from ...naming import object_name
from ...postgresql.quote import identifier
from ..change import Change
from ..columns.alter import NONE, alter_column, filler, plain_default
from ..objects import constraints, indexes
from ..objects.comments import comment_steps
from ..python.code import Call, call, execute
from ..python.defaults import default_code

CONCURRENTLY = {"postgresql_concurrently": True}


def online_steps(change: Change) -> list[Call]:
    """The calls that lead from one snapshot of *change* to the other, in their order."""
    return [
        *_drop_constraints(change),
        *_change_columns(change),
        *_create_indexes(change),
        *_add_keys(change),
        # Before foreign keys: each would depend on the oldest index that fits.
        *_drop_indexes(change),
        *_add_checks_and_references(change),
        *(step.code for step in comment_steps(change)),
    ]


# -- columns --------------------------------------------------------------------------------------


def _change_columns(change: Change) -> Iterator[Call]:
    for before, after in change.kept_tables:
        for name, column in after.columns.items():
            yield from _change_column(change, after, before.columns[name], column)


def _change_column(change: Change, table: Table, before: Column, after: Column) -> Iterator[Call]:
    closes = after.not_null and not before.not_null
    value = change.filled.get((table.name.sql, after.name))
    value = value or (filler(change, table, after) if closes else None)
    if value:
        yield _backfill(table.name, f"{after.sql} = {value}", f"{after.sql} IS NULL")
    altered: dict[str, object] = {}
    if before.not_null != after.not_null:
        altered["nullable"] = not after.not_null
    if plain_default(before) != plain_default(after):
        altered["server_default"] = default_code(after) if after.default else NONE
    if not altered:
        return
    if not closes:
        yield alter_column(table, after, **altered)
        return
    proof = _proof(change, table.name, after)
    yield from _add_not_valid(proof)
    yield alter_column(table, after, **altered)
    yield _drop_constraint(proof)


def _backfill(table: Name, value: str, where: str) -> Call:
    return call("op.backfill", table.name, value, where, schema=table.schema)


def _proof(change: Change, table: Name, column: Column) -> Constraint:
    """A check from which PostgreSQL knows that no row is NULL, so that it need not look."""
    both = (change.before, change.after)
    taken = {one.name for side in both for one in side.constraints_of.get(table.sql, ())}
    name = _free(table.name, column.name, "is_not_null", taken)
    expression = f"({column.sql} IS NOT NULL)"
    return Constraint(
        table=table,
        name=name,
        sql=identifier(name),
        kind="c",
        definition=f"CHECK ({expression})",
        columns=(column.name,),
        include=(),
        nulls_not_distinct=False,
        deferrable=False,
        deferred=False,
        no_inherit=False,
        valid=True,
        expression=expression,
        reference=None,
        comment=None,
    )


# -- constraints ----------------------------------------------------------------------------------


def _drop_constraints(change: Change) -> Iterator[Call]:
    gone = [change.before.constraints[key] for key in sorted(change.dropped_constraints)]
    for constraint in sorted(gone, key=lambda one: one.kind != "f"):
        yield _drop_constraint(constraint)


def _drop_constraint(constraint: Constraint) -> Call:
    return constraints.drop(constraint, if_exists=True)


def _add_keys(change: Change) -> Iterator[Call]:
    for before, after in _made_constraints(change):
        if after.kind == "u":
            yield from _add_unique(change, before, after)


def _add_checks_and_references(change: Change) -> Iterator[Call]:
    for _, after in sorted(_made_constraints(change), key=lambda pair: pair[1].kind):
        if after.kind != "u":
            yield from _add_not_valid(after)


def _made_constraints(change: Change) -> list[tuple[Constraint | None, Constraint]]:
    """What is added or takes the place of another one, and that."""
    found = [
        (change.before.constraints.get(key), change.after.constraints[key])
        for key in sorted(change.added_constraints)
    ]
    found += [
        (before, after)
        for key, after in sorted(change.after.constraints.items())
        if (before := change.before.constraints.get(key))
        and replace(before, comment=None) != replace(after, comment=None)
    ]
    return found


def _add_not_valid(constraint: Constraint) -> Iterator[Call]:
    """New rows are checked at once, and then those that are there."""
    table = constraint.table
    yield constraints.add_not_valid(constraint)
    yield call("op.validate_constraint", constraint.name, table.name, schema=table.schema)


def _add_unique(change: Change, before: Constraint | None, after: Constraint) -> Iterator[Call]:
    index = _beside(change, after.name, after.table.schema) if before else after.name
    yield constraints.unique_index(after, index, **CONCURRENTLY)
    yield constraints.using_index(after, index)


# -- indexes --------------------------------------------------------------------------------------


def _create_indexes(change: Change) -> Iterator[Call]:
    for name in sorted(change.added_indexes):
        yield indexes.create(change.after.indexes[name], **CONCURRENTLY)
    for name in sorted(change.replaced_indexes):
        yield from _exchange(change, change.before.indexes[name], change.after.indexes[name])


def _exchange(change: Change, before: Index, after: Index) -> Iterator[Call]:
    """Build the new one beside the old one, which serves until then."""
    beside = _beside(change, after.name.name, after.name.schema)
    schema = f"{identifier(after.name.schema)}." if after.name.schema else ""
    name = replace(after.name, name=beside, sql=schema + identifier(beside))
    yield indexes.create(replace(after, name=name), **CONCURRENTLY)
    yield indexes.drop(before, **CONCURRENTLY, if_exists=True)
    yield execute(f"ALTER INDEX {name.sql} RENAME TO {identifier(after.name.name)}")


def _drop_indexes(change: Change) -> Iterator[Call]:
    for name in sorted(change.dropped_indexes):
        yield indexes.drop(change.before.indexes[name], **CONCURRENTLY, if_exists=True)


# -- names ----------------------------------------------------------------------------------------


def _beside(change: Change, name: str, schema: str | None) -> str:
    """The name of an index that is built in *schema* while *name* is still in use."""
    taken = {
        one
        for side in (change.before, change.after)
        for (other, one) in side.names_of_relations
        if other == schema
    }
    return _free(name, "", "new", taken)


def _free(table: str, column: str, label: str, taken: Collection[str]) -> str:
    """A name that is not *taken*: the label gets a number if need be, as PostgreSQL does it."""
    names = (object_name(table, column, f"{label}{number or ''}") for number in count())
    return next(name for name in names if name not in taken)

"""Constraints: inside `op.create_table`, or on a table that is there."""

from collections.abc import Iterator, Mapping

from ...compare.snapshot import Constraint, Name, Table
from ..change import Change
from ..python.code import Call, call, execute, sql
from ..python.expressions import readable, without_parentheses
from ..report import Report
from ..steps import Phase, Step
from .constraints_by_sql import add_by_sql, add_not_valid_by_sql, needs_sql

# As `confupdtype`, `confdeltype` and `confmatchtype` of pg_constraint have it.
ACTIONS = {"a": None, "r": "RESTRICT", "c": "CASCADE", "n": "SET NULL", "d": "SET DEFAULT"}
MATCHES = {"s": None, "f": "FULL", "p": "PARTIAL"}

KINDS = {"p": "primary", "u": "unique", "f": "foreignkey", "c": "check"}


def constraint_steps(change: Change) -> Iterator[Step]:
    """Drop, rename and add the constraints of tables that stay."""
    for key in sorted(change.dropped_constraints | change.replaced_constraints):
        constraint = change.before.constraints[key]
        yield Step(_drop_phase(constraint), drop(constraint))
    for old, new in sorted(change.renamed_constraints.items()):
        yield Step(
            Phase.RENAME, rename(change.before.constraints[old], change.after.constraints[new])
        )
    for key in sorted(change.added_constraints | change.replaced_constraints):
        constraint = change.after.constraints[key]
        yield Step(add_phase(constraint), add(constraint), _report(change, constraint))


def _report(change: Change, constraint: Constraint) -> Report | None:
    """What to tell about a constraint that is not added online (halfway.py)."""
    before = change.before.constraints.get(constraint.key)
    if change.is_way_back or not constraint.valid or (before and _goes_along(change, before)):
        return None
    is_same = before is not None and before.definition == constraint.definition
    reason = "it knows no other way to add a constraint of this kind"
    return Report(
        constraint.table,
        f"{constraint.table} gets {constraint.name}",
        f"PostgreSQL goes through all rows of {constraint.table}, and nobody can write meanwhile:\n"
        f"  {'what it refers to is made anew' if is_same else reason}.",
    )


def _goes_along(change: Change, constraint: Constraint) -> bool:
    """Whether it is made again as it was, with columns of which something else is told."""
    after = change.after.constraints[constraint.key]
    return after.definition == constraint.definition and change.moves(constraint)


def _drop_phase(constraint: Constraint) -> Phase:
    return Phase.DROP_FOREIGN_KEYS if constraint.kind == "f" else Phase.DROP_CONSTRAINTS


def add_phase(constraint: Constraint) -> Phase:
    """When *constraint* can be added."""
    return Phase.ADD_FOREIGN_KEYS if constraint.kind == "f" else Phase.ADD_CONSTRAINTS


def drop(constraint: Constraint, **options: object) -> Call:
    """`op.drop_constraint`, with more *options*."""
    return call(
        "op.drop_constraint",
        constraint.name,
        constraint.table.name,
        type_=KINDS.get(constraint.kind),
        schema=constraint.table.schema,
        **options,
    )


def rename(before: Constraint, after: Constraint) -> Call:
    """PostgreSQL renames the index of a constraint with it."""
    return execute(f"ALTER TABLE {before.table.sql} RENAME CONSTRAINT {before.sql} TO {after.sql}")


def add(constraint: Constraint, **options: object) -> Call:
    """The operation that adds *constraint* to a table that is there, with more *options*."""
    # On a table that is there, SQLAlchemy would look for the included columns in vain.
    if needs_sql(constraint) or constraint.include:
        return add_by_sql(constraint)
    table, schema = constraint.table.name, constraint.table.schema
    match constraint.kind:
        case "p":
            columns = list(constraint.columns)
            return call("op.create_primary_key", constraint.name, table, columns, schema=schema)
        case "u":
            return call(
                "op.create_unique_constraint",
                constraint.name,
                table,
                list(constraint.columns),
                schema=schema,
                **_unique_options(constraint),
            )
        case "c":
            return _add_check(constraint, options)
        case _:
            return _add_foreign_key(constraint, options)


def _add_check(constraint: Constraint, options: Mapping[str, object]) -> Call:
    return call(
        "op.create_check_constraint",
        constraint.name,
        constraint.table.name,
        sql(_condition(constraint)),
        schema=constraint.table.schema,
        **options,
    )


def _add_foreign_key(constraint: Constraint, options: Mapping[str, object]) -> Call:
    other = constraint.reference
    assert other is not None
    return call(
        "op.create_foreign_key",
        constraint.name,
        constraint.table.name,
        other.table.name,
        list(constraint.columns),
        list(other.columns),
        source_schema=constraint.table.schema,
        referent_schema=other.table.schema,
        **_foreign_key_options(constraint),
        **options,
    )


def add_not_valid(constraint: Constraint) -> Call:
    """Add a check or a foreign key, of which rows that are there know nothing yet.

    One of the same name, be it an earlier one or left by a run that was interrupted, goes.
    """
    if needs_sql(constraint):
        return add_not_valid_by_sql(constraint)
    return add(constraint, postgresql_not_valid=True)


def unique_index(constraint: Constraint, index: str, **options: object) -> Call:
    """`op.create_index` of the *index* that `using_index` makes a constraint of."""
    return call(
        "op.create_index",
        index,
        constraint.table.name,
        list(constraint.columns),
        schema=constraint.table.schema,
        unique=True,
        postgresql_include=list(constraint.include) or None,
        postgresql_nulls_not_distinct=True if constraint.nulls_not_distinct else None,
        **options,
    )


def using_index(constraint: Constraint, index: str) -> Call:
    """`op.create_unique_constraint_using_index`."""
    return call(
        "op.create_unique_constraint_using_index",
        constraint.name,
        constraint.table.name,
        index,
        **deferring(constraint),
        schema=constraint.table.schema,
    )


def inline(constraint: Constraint) -> Call:
    """The constraint as an argument of `op.create_table`."""
    match constraint.kind:
        case "p":
            return call("sa.PrimaryKeyConstraint", *constraint.columns, name=constraint.name)
        case "u":
            return call(
                "sa.UniqueConstraint",
                *constraint.columns,
                name=constraint.name,
                **_unique_options(constraint),
            )
        case "c":
            return call("sa.CheckConstraint", sql(_condition(constraint)), name=constraint.name)
        case _:
            return inline_foreign_key(constraint, constraint.name, _foreign_key_options(constraint))


def inline_foreign_key(
    constraint: Constraint, name: str | None, options: Mapping[str, object]
) -> Call:
    """`ForeignKeyConstraint(...)`, with *options* as they are."""
    other = constraint.reference
    assert other is not None
    return call(
        "sa.ForeignKeyConstraint",
        list(constraint.columns),
        [dotted(other.table, column) for column in other.columns],
        name=name,
        **options,
    )


def dotted(table: Name, column: str) -> str:
    """A column as a foreign key refers to it."""
    return f"{table}.{column}"


def _condition(constraint: Constraint) -> str:
    assert constraint.expression is not None
    return without_parentheses(readable(constraint.expression))


def _unique_options(constraint: Constraint) -> dict[str, object]:
    options: dict[str, object] = {**deferring(constraint)}
    if constraint.nulls_not_distinct:
        options["postgresql_nulls_not_distinct"] = True
    if constraint.include:
        options["postgresql_include"] = list(constraint.include)
    return options


def _foreign_key_options(constraint: Constraint) -> dict[str, object]:
    other = constraint.reference
    assert other is not None
    return {
        "onupdate": ACTIONS[other.on_update],
        "ondelete": ACTIONS[other.on_delete],
        "match": MATCHES[other.match],
        **deferring(constraint),
    }


def deferring(constraint: Constraint) -> dict[str, object]:
    """When it is looked at, as arguments."""
    return {
        "deferrable": True if constraint.deferrable else None,
        "initially": "DEFERRED" if constraint.deferred else None,
    }


def of_table(change: Change, table: Table) -> list[Constraint]:
    """The constraints of a new *table*: its key first, references last."""
    ours = change.after.constraints_of.get(table.name.sql, ())
    return sorted(ours, key=lambda one: ("pucxf".index(one.kind), one.name))

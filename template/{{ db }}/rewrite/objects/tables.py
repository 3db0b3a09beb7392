"""Tables: created with what belongs to them, and dropped."""

from collections.abc import Iterator

from ...compare.snapshot import Constraint, Name, Table
from ..change import Change
from ..columns.columns import definition
from ..python.code import Call, call, execute, sql
from ..steps import Phase, Step
from . import constraints
from .constraints_by_sql import needs_sql
from .keys import relies_on


def table_steps(change: Change) -> Iterator[Step]:
    """Create the new tables, drop those that are gone, and change options of those that stay."""
    made = set(change.before.tables)
    for table in change.new_tables:
        made.add(table.name.sql)
        yield from _create(change, table, made)
    gone: set[str] = set()
    for table in change.gone_tables:
        gone.add(table.name.sql)
        yield from _drop(change, table, gone)
    for before, after in change.kept_tables:
        yield from _alter(before, after)


def _create(change: Change, table: Table, made: set[str]) -> Iterator[Step]:
    """*made* are the tables that are there by then, which this one may refer to."""
    inside: list[Constraint] = []
    later: list[Constraint] = []
    for constraint in constraints.of_table(change, table):
        fits = not needs_sql(constraint) and not _refers_ahead(change, constraint, made)
        (inside if fits else later).append(constraint)
    yield Step(Phase.CREATE_TABLES, _create_table(change, table, inside))
    for constraint in later:
        yield Step(constraints.add_phase(constraint), constraints.add(constraint))


def _refers_ahead(change: Change, constraint: Constraint, made: set[str]) -> bool:
    """Whether a foreign key needs a table that is not among those *made*, or a key made later."""
    if constraint.reference is None:
        return False
    table = constraint.reference.table.sql
    keys = [*change.made_keys.get(table, ())]
    keys += [key for key in change.after.constraints_of.get(table, ()) if needs_sql(key)]
    return table not in made or any(relies_on(constraint, key) for key in keys)


def _create_table(change: Change, table: Table, inside: list[Constraint]) -> Call:
    key = next((one.columns for one in inside if one.kind == "p"), ())
    columns = [
        definition(change.after, table, column, key=key) for column in table.columns.values()
    ]
    return call(
        "op.create_table",
        table.name.name,
        *columns,
        *map(constraints.inline, inside),
        schema=table.name.schema,
        comment=table.comment,
        prefixes=["UNLOGGED"] if table.unlogged else None,
        postgresql_partition_by=table.partition_by and sql(table.partition_by),
        postgresql_with=dict(option.split("=", 1) for option in table.options) or None,
    )


def _drop(change: Change, table: Table, gone: set[str]) -> Iterator[Step]:
    """*gone* are the tables that are no more by then."""
    for constraint in change.before.references_to.get(table.name.sql, ()):
        name = constraint.table.sql
        if name not in gone and name not in change.after.tables:
            yield Step(Phase.DROP_FOREIGN_KEYS, constraints.drop(constraint))
    yield Step(Phase.DROP_TABLES, call("op.drop_table", table.name.name, schema=table.name.schema))


def _alter(before: Table, after: Table) -> Iterator[Step]:
    if before.unlogged != after.unlogged:
        kind = "UNLOGGED" if after.unlogged else "LOGGED"
        yield _execute(after.name, f"SET {kind}")
    gone = {option.split("=")[0] for option in before.options}
    gone -= {option.split("=")[0] for option in after.options}
    if gone:
        yield _execute(after.name, f"RESET ({', '.join(sorted(gone))})")
    if new := sorted(set(after.options) - set(before.options)):
        yield _execute(after.name, f"SET ({', '.join(new)})")


def _execute(name: Name, action: str) -> Step:
    return Step(Phase.ALTER_COLUMNS, execute(f"ALTER TABLE {name.sql} {action}"))

"""Enums and domains: created, changed, and dropped with their last column."""

import re
from collections.abc import Iterator

from ...compare.snapshot import Domain, Enum
from ...postgresql.quote import identifier, literal
from ..change import Change
from ..columns.rows import refuse_rows
from ..order import needed_first
from ..python.code import execute
from ..python.expressions import readable
from ..steps import Phase, Step


def type_steps(change: Change) -> Iterator[Step]:
    """The steps for types that have a name."""
    yield from _enum_steps(change)
    yield from _domain_steps(change)
    yield from _drops(change)


def _enum_steps(change: Change) -> Iterator[Step]:
    before, after = change.before.enums, change.after.enums
    for name in sorted(after.keys() - before.keys()):
        yield Step(Phase.CHANGE_TYPES, execute(_create_enum(after[name])))
    for name in sorted(before.keys() & after.keys()):
        if name in change.rebuilt_types:
            yield _rename(change, name)
            yield Step(Phase.CHANGE_TYPES, execute(_create_enum(after[name])))
        elif before[name].labels != after[name].labels:
            yield from _grow(before[name], after[name])


def _create_enum(enum: Enum) -> str:
    labels = ", ".join(map(literal, enum.labels))
    return f"CREATE TYPE {enum.name.sql} AS ENUM ({labels})"


def _grow(before: Enum, after: Enum) -> Iterator[Step]:
    known = set(before.labels)
    for place, label in enumerate(after.labels):
        if label in known:
            continue
        where = f"AFTER {literal(after.labels[place - 1])}" if place else ""
        if not place:
            where = f"BEFORE {literal(before.labels[0])}" if before.labels else ""
        statement = f"ALTER TYPE {after.name.sql} ADD VALUE {literal(label)} {where}".strip()
        yield Step(Phase.CHANGE_TYPES, execute(statement))


def _domain_steps(change: Change) -> Iterator[Step]:
    before, after = change.before.domains, change.after.domains
    for name in needed_first(change.after):
        if name in before and name not in change.rebuilt_types:
            yield from _alter_domain(change, before[name], after[name])
            continue
        if name in before:
            yield _rename(change, name)
        yield Step(Phase.CHANGE_TYPES, execute(_create_domain(after[name])))


def _drops(change: Change) -> Iterator[Step]:
    """Types that are gone, and former ones, each before what it is made of.

    Nothing else uses them any more when this runs.
    """
    before, after = change.before, change.after
    for name in reversed(needed_first(before)):
        if name not in after.domains:
            yield Step(Phase.DROP_TYPES, execute(f"DROP DOMAIN {name}"))
        elif name in change.rebuilt_types:
            yield Step(Phase.DROP_TYPES, execute(f"DROP DOMAIN {_former(change, name)[0]}"))
    for name in sorted(before.enums):
        if name not in after.enums:
            yield Step(Phase.DROP_TYPES, execute(f"DROP TYPE {name}"))
        elif name in change.rebuilt_types:
            yield Step(Phase.DROP_TYPES, execute(f"DROP TYPE {_former(change, name)[0]}"))


def _create_domain(domain: Domain) -> str:
    words = [f"CREATE DOMAIN {domain.name.sql} AS {domain.type}"]
    words += [f"COLLATE {domain.collation}"] if domain.collation else []
    words += [f"DEFAULT {domain.default}"] if domain.default else []
    words += ["NOT NULL"] if domain.not_null else []
    words += [f"CONSTRAINT {name} {readable(definition)}" for name, definition in domain.checks]
    return " ".join(words)


def _alter_domain(change: Change, before: Domain, after: Domain) -> Iterator[Step]:
    for check in after.checks:
        if check not in before.checks:
            yield from _refuse_violations(change, after, check)
    actions = [
        f"DROP CONSTRAINT {name}"
        for name, text in before.checks
        if (name, text) not in after.checks
    ]
    if before.default != after.default:
        actions.append(f"SET DEFAULT {after.default}" if after.default else "DROP DEFAULT")
    if before.not_null != after.not_null:
        actions.append(f"{'SET' if after.not_null else 'DROP'} NOT NULL")
    actions += [
        f"ADD CONSTRAINT {name} {readable(text)}"
        for name, text in after.checks
        if (name, text) not in before.checks
    ]
    for action in actions:
        statement = f"ALTER DOMAIN {after.name.sql} {action}"
        yield Step(Phase.CHANGE_TYPES, execute(statement))


def _refuse_violations(change: Change, domain: Domain, check: tuple[str, str]) -> Iterator[Step]:
    """Name the rows that violate a new *check*: PostgreSQL tells no more than their table."""
    name, text = check
    expression = text.removeprefix("CHECK ").removesuffix(" NOT VALID")
    for (table, _), (was, column) in sorted(change.kept_columns.items()):
        if was.type == column.type == domain.name.sql:
            owner = change.after.tables[table].name
            # Only the value itself is called VALUE in the text of a check.
            condition = re.sub(r"\bVALUE\b", column.sql.replace("\\", r"\\"), expression)
            message = f"{owner}.{column.name} would violate {name} of {domain.name}"
            yield Step(Phase.CHANGE_TYPES, refuse_rows(owner, f"NOT {condition}", message))


def _rename(change: Change, name: str) -> Step:
    bare = _former(change, name)[1]
    kind = "DOMAIN" if name in change.before.domains else "TYPE"
    return Step(Phase.CHANGE_TYPES, execute(f"ALTER {kind} {name} RENAME TO {bare}"))


def _former(change: Change, name: str) -> tuple[str, str]:
    """What the type *name* is called while columns still have it, with and without its schema."""
    known = change.before.enums.get(name) or change.before.domains[name]
    # Types live 63 bytes, too; what is cut off here is cut by PostgreSQL in the same way.
    bare = identifier(f"{known.name.name[:50]}_before")
    schema = known.name.schema
    return (f"{identifier(schema)}.{bare}" if schema else bare), bare

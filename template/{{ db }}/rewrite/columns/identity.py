"""Columns that count by themselves: identity, and SERIAL where it was before or comes after."""

from collections.abc import Iterator
from dataclasses import replace

from ...compare.snapshot import Column, Name, Sequence, Snapshot, Table
from ...postgresql.quote import identifier, literal
from ..change import Change
from ..objects.sequences import changed_options, create, options
from ..python.code import Call, call, execute
from ..steps import Phase, Step

WHEN = {"a": "ALWAYS", "d": "BY DEFAULT"}


def code(snapshot: Snapshot, table: Table, column: Column) -> Call:
    """`sa.Identity(...)`, with only what is not PostgreSQL's default."""
    sequence = snapshot.sequence_of[table.name.sql, column.name]
    names = {"START": "start", "INCREMENT": "increment", "MINVALUE": "minvalue"}
    names |= {"MAXVALUE": "maxvalue", "CACHE": "cache"}
    words = [word.split() for word in options(sequence) if word != "CYCLE"]
    numbers = {names[word[0]]: int(word[-1]) for word in words}
    always = True if column.identity == "a" else None
    return call("sa.Identity", always=always, **numbers, cycle=True if sequence.cycle else None)


def drop_steps(change: Change, table: Table, before: Column, after: Column) -> Iterator[Step]:
    """What must go before the type may change."""
    if not before.identity or after.identity:
        return
    key = (table.name.sql, after.name)
    old, new = change.before.sequence_of[key], change.after.sequence_of.get(key)
    if new is None:
        yield _alter(table, after, "DROP IDENTITY")
        return
    # The old sequence goes with the identity, and may have the name of the new one.
    beside = _beside(new.name)
    yield from create(replace(new, name=beside), Phase.ALTER_COLUMNS, owner=new.name)
    yield _count_on(beside, old.name)
    yield _alter(table, after, "DROP IDENTITY")
    yield _run(f"ALTER SEQUENCE {beside.sql} RENAME TO {identifier(new.name.name)}")


def add_steps(change: Change, table: Table, before: Column, after: Column) -> Iterator[Step]:
    """Begin to count behind the rows that are there, or count otherwise."""
    key = (table.name.sql, after.name)
    if after.identity and before.identity:
        yield from _change(change, table, before, after)
    elif after.identity:
        yield from _add(change, table, after, change.before.sequence_of.get(key))
    elif not before.identity and _begins_to_count(change, table, before, after):
        yield _go_on(change, table, after)


def _add(change: Change, table: Table, column: Column, old: Sequence | None) -> Iterator[Step]:
    action = f"ADD {_generated(change, table, column)}"
    if old is None:
        yield _alter(table, column, action)
        yield _go_on(change, table, column)
        return
    # PostgreSQL makes a sequence of the name that SERIAL's had.
    beside, new = _beside(old.name), change.after.sequence_of[table.name.sql, column.name]
    yield _run(f"ALTER SEQUENCE {old.name.sql} RENAME TO {identifier(beside.name)}")
    yield _alter(table, column, action)
    yield _count_on(new.name, beside)
    yield _run(f"DROP SEQUENCE {beside.sql}")


def _beside(name: Name) -> Name:
    """A name for a sequence that is about to take the place of another, or to leave it."""
    bare = f"{name.name[:50]}_beside"
    schema = f"{identifier(name.schema)}." if name.schema else ""
    return Name(name.schema, bare, schema + identifier(bare))


def _count_on(new: Name, old: Name) -> Step:
    """Let *new* count on where *old* is: numbers that were given away do not come back."""
    return _run(f"SELECT setval({literal(new.sql)}, last_value, is_called) FROM {old.sql}")


def _generated(change: Change, table: Table, column: Column) -> str:
    words = " ".join(options(change.after.sequence_of[table.name.sql, column.name]))
    words = f" ({words})" if words else ""
    return f"GENERATED {WHEN[column.identity]} AS IDENTITY{words}"


def _change(change: Change, table: Table, before: Column, after: Column) -> Iterator[Step]:
    key = (table.name.sql, after.name)
    was, will = change.before.sequence_of[key], change.after.sequence_of[key]
    words = [f"SET GENERATED {WHEN[after.identity]}"] if before.identity != after.identity else []
    # PostgreSQL changes the type of the sequence with that of the column.
    changed = changed_options(was, will)
    words += [f"SET {option}" for option in changed if not option.startswith("AS ")]
    if words:
        yield _alter(table, after, " ".join(words))


def _begins_to_count(change: Change, table: Table, before: Column, after: Column) -> bool:
    key = (table.name.sql, after.name)
    is_fed = key in change.after.sequence_of and "nextval(" in (after.default or "")
    return is_fed and "nextval(" not in (before.default or "")


def _go_on(change: Change, table: Table, column: Column) -> Step:
    sequence = change.after.sequence_of[table.name.sql, column.name]
    return Step(
        Phase.OWN_SEQUENCES,
        execute(
            f"SELECT setval({literal(sequence.name.sql)}, "
            f"coalesce(max({column.sql}), 0) + 1, false) FROM {table.name.sql}"
        ),
    )


def _alter(table: Table, column: Column, action: str) -> Step:
    return _run(f"ALTER TABLE {table.name.sql} ALTER COLUMN {column.sql} {action}")


def _run(statement: str) -> Step:
    return Step(Phase.ALTER_COLUMNS, execute(statement))

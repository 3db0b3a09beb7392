"""Sequences: of their own, behind SERIAL, and behind identity columns."""

from collections.abc import Iterator
from dataclasses import replace

from ...compare.snapshot import Column, ColumnKey, Name, Sequence, Snapshot, Table
from ...postgresql.quote import identifier
from ..change import Change
from ..python.code import execute
from ..steps import Phase, Step

# What a sequence has where nobody said otherwise, by type: the maximum.
MAXIMA = {"smallint": 2**15 - 1, "integer": 2**31 - 1, "bigint": 2**63 - 1}


def is_serial(snapshot: Snapshot, table: Table, column: Column) -> bool:
    """Whether *column* is what `SERIAL` makes."""
    sequence = snapshot.sequence_of.get((table.name.sql, column.name))
    return sequence is not None and _feeds(sequence, column) and is_plain(sequence, column)


def _feeds(sequence: Sequence, column: Column) -> bool:
    return not column.identity and column.default == f"nextval('{sequence.name.sql}'::regclass)"


def is_plain(sequence: Sequence, column: Column) -> bool:
    """Whether all options of *sequence* are the defaults for the type of *column*."""
    defaults = (column.type, 1, 1, 1, MAXIMA.get(column.type), 1, False)
    return sequence.options == defaults


def sequence_steps(change: Change) -> Iterator[Step]:
    """Create, drop, rename and alter sequences, but for those that a column brings along."""
    for name, sequence in sorted(change.after.sequences.items()):
        if sequence.owner in change.kept_columns and _was_identity(change, sequence.owner):
            continue  # identity.py
        if name in change.before.sequences:
            yield from _alter(change, change.before.sequences[name], sequence)
        elif renamed := _former(change, sequence):
            bare = identifier(sequence.name.name)
            yield Step(Phase.RENAME, execute(f"ALTER SEQUENCE {renamed.name.sql} RENAME TO {bare}"))
            yield from _alter(change, renamed, sequence)
        elif not _comes_along(change, sequence):
            yield from create(sequence)
    for name, sequence in sorted(change.before.sequences.items()):
        if name not in change.after.sequences and not _goes_along(change, sequence):
            yield Step(Phase.DROP_SEQUENCES, execute(f"DROP SEQUENCE {name}"))


def _was_identity(change: Change, owner: ColumnKey) -> bool:
    before, after = change.kept_columns[owner]
    return bool(before.identity) and not after.identity


def _former(change: Change, sequence: Sequence) -> Sequence | None:
    """The sequence of the same column under another name."""
    if sequence.owner is None:
        return None
    former = change.before.sequence_of.get(sequence.owner)
    if former is None or former.name.sql in change.after.sequences:
        return None
    before, after = change.kept_columns[sequence.owner]
    return former if bool(before.identity) == bool(after.identity) else None


def _comes_along(change: Change, sequence: Sequence) -> bool:
    """Whether an identity column, or a SERIAL key in `op.create_table`, makes it."""
    if sequence.owner is None:
        return False
    table, name = sequence.owner
    column = change.after.tables[table].columns[name]
    if column.identity:
        return True
    return table not in change.before.tables and is_serial_key(change.after, table, column)


def is_serial_key(snapshot: Snapshot, table: str, column: Column) -> bool:
    """Whether *column* is SERIAL and in the primary key, where SQLAlchemy knows to write that."""
    ours = snapshot.constraints_of.get(table, ())
    key = next((one for one in ours if one.kind == "p"), None)
    in_key = key is not None and column.name in key.columns
    return in_key and is_serial(snapshot, snapshot.tables[table], column)


def _goes_along(change: Change, sequence: Sequence) -> bool:
    """Whether it is dropped with its column, or renamed."""
    if sequence.owner is None:
        return False
    table, name = sequence.owner
    if table not in change.after.tables or name not in change.after.tables[table].columns:
        return True
    before, after = change.kept_columns[table, name]
    if before.identity and not after.identity:
        return True
    other = change.after.sequence_of.get(sequence.owner)
    return other is not None and bool(before.identity) == bool(after.identity)


def create(
    sequence: Sequence, phase: Phase = Phase.CREATE_SEQUENCES, owner: Name | None = None
) -> Iterator[Step]:
    """Create *sequence*, and tie it to its column when that is there, as *owner* if it is renamed."""
    words = [f"CREATE SEQUENCE {sequence.name.sql} AS {sequence.type}", *options(sequence)]
    yield Step(phase, execute(" ".join(words)))
    if sequence.owner:
        table, column = sequence.owner
        name = (owner or sequence.name).sql
        tie = f"ALTER SEQUENCE {name} OWNED BY {table}.{identifier(column)}"
        yield Step(Phase.OWN_SEQUENCES, execute(tie))


def _alter(change: Change, before: Sequence, after: Sequence) -> Iterator[Step]:
    if after.owner in change.kept_columns and change.kept_columns[after.owner][1].identity:
        return  # identity.py
    if words := changed_options(before, after):
        statement = f"ALTER SEQUENCE {after.name.sql} {' '.join(words)}"
        yield Step(Phase.ALTER_COLUMNS, execute(statement))
    if before.owner and after.owner is None:
        yield Step(Phase.RENAME, execute(f"ALTER SEQUENCE {after.name.sql} OWNED BY NONE"))


def changed_options(before: Sequence, after: Sequence) -> list[str]:
    """The options in which *after* differs.

    With the type, PostgreSQL changes a maximum that was the highest of that type.
    """
    follows = before.maximum == MAXIMA[before.type]
    maximum = MAXIMA[after.type] if follows and before.type != after.type else before.maximum
    numbers = [
        ("START WITH", before.start, after.start),
        ("INCREMENT BY", before.increment, after.increment),
        ("MINVALUE", before.minimum, after.minimum),
        ("MAXVALUE", maximum, after.maximum),
        ("CACHE", before.cache, after.cache),
    ]
    words = [f"AS {after.type}"] if before.type != after.type else []
    words += [f"{word} {new}" for word, old, new in numbers if old != new]
    if before.cycle != after.cycle:
        words.append("CYCLE" if after.cycle else "NO CYCLE")
    return words


def options(sequence: Sequence) -> list[str]:
    """The options that are not PostgreSQL's defaults, as CREATE SEQUENCE has them."""
    default = replace(sequence, start=1, increment=1, minimum=1, cache=1, cycle=False)
    return changed_options(replace(default, maximum=MAXIMA[sequence.type]), sequence)

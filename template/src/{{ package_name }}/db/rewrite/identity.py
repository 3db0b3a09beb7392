"""Columns that count by themselves: identity, and SERIAL where it was before or comes after."""

from collections.abc import Iterator

from ..compare.snapshot import Column, Snapshot, Table
from .change import Change
from .code import Call, call, execute
from .sequences import changed_options, create, options, owned
from .steps import Phase, Step

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
    if before.identity and not after.identity:
        yield _alter(table, after, "DROP IDENTITY")
        # Its sequence went with it, and may have had the same name.
        if sequence := change.after.sequence_of.get((table.name.sql, after.name)):
            yield from create(sequence, Phase.ALTER_COLUMNS)


def add_steps(change: Change, table: Table, before: Column, after: Column) -> Iterator[Step]:
    """Begin to count behind the rows that are there, or count otherwise."""
    if after.identity and not before.identity:
        yield from _drop_sequence(change, table, after)
        yield _alter(table, after, f"ADD {_generated(change, table, after)}")
        yield _go_on(table, after)
    elif after.identity:
        yield from _change(change, table, before, after)
    elif _is_fed(change, table, after) and not _is_fed_before(change, table, after):
        yield _go_on(table, after)


def _drop_sequence(change: Change, table: Table, column: Column) -> Iterator[Step]:
    """SERIAL's sequence has the name that the identity's will have."""
    if sequence := change.before.sequence_of.get((table.name.sql, column.name)):
        yield Step(Phase.ALTER_COLUMNS, execute(f"DROP SEQUENCE {sequence.name.sql}"))


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


def _is_fed(change: Change, table: Table, column: Column) -> bool:
    key = (table.name.sql, column.name)
    return key in change.after.sequence_of and "nextval(" in (column.default or "")


def _is_fed_before(change: Change, table: Table, column: Column) -> bool:
    before = change.before.tables[table.name.sql].columns[column.name]
    return not before.identity and "nextval(" in (before.default or "")


def _go_on(table: Table, column: Column) -> Step:
    name, literal = table.name.sql.replace("'", "''"), column.name.replace("'", "''")
    return Step(
        Phase.OWN_SEQUENCES,
        execute(
            f"SELECT setval(pg_get_serial_sequence('{name}', '{literal}'), "
            f"coalesce(max({column.sql}), 0) + 1, false) FROM {table.name.sql}"
        ),
    )


def _alter(table: Table, column: Column, action: str) -> Step:
    statement = f"ALTER TABLE {table.name.sql} ALTER COLUMN {column.sql} {action}"
    return Step(Phase.ALTER_COLUMNS, execute(statement))

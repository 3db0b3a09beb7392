"""Rows that a migration changes or takes away."""

import re
from collections.abc import Iterator

from ..postgresql.quote import unquoted
from . import instead
from .finding import Finding
from .look import Relation
from .rules import CHANGES_ROWS, DELETES_ROWS, TRUNCATES
from .watch import Statement

# In the text of a statement, and of one that has others inside: DO, WITH, EXPLAIN ANALYZE.
NAME = r'(?:ONLY\s+)?((?:"(?:[^"]|"")+"|\w+)(?:\.(?:"(?:[^"]|"")+"|\w+))?)'
CHANGES = re.compile(
    rf"\b(UPDATE|DELETE\s+FROM|MERGE\s+INTO|TRUNCATE(?:\s+TABLE)?)\s+{NAME}", re.IGNORECASE
)
# The same as op.backfill() writes it, which commits each of them.
BATCH = re.compile(r"UPDATE ONLY .*\n\) AND ", re.DOTALL)
WITH_OTHERS = {"DO", "WITH", "EXPLAIN", "CALL"}


def changed_rows(statement: Statement) -> Iterator[Finding]:
    """What *statement* does to the rows of tables that were there before."""
    plain = {"UPDATE", "DELETE", "MERGE", "TRUNCATE"}
    if not statement.words & (plain | WITH_OTHERS):
        return
    for verb, name in CHANGES.findall(statement.sql):
        if table := _table(statement, name):
            yield from _change(verb.split()[0].upper(), table, statement)


def _change(verb: str, table: Relation, statement: Statement) -> Iterator[Finding]:
    if verb == "TRUNCATE":
        thing = f"truncate {table.sql}"
        what = f"All rows of {table.sql} are gone."
        yield Finding(TRUNCATES, what, instead.accept(thing), thing)
    elif verb == "DELETE":
        thing = f"delete {table.sql}"
        yield Finding(DELETES_ROWS, f"Rows of {table.sql} are gone.", instead.accept(thing), thing)
    elif not BATCH.match(statement.sql):
        end = "the last of them is" if statement.online else "the migration ends"
        what = f"Rows of {table.sql} are changed, and stay locked until {end}."
        code = instead.backfilled(table, statement.sql)
        yield Finding(CHANGES_ROWS, what, code, f"update {table.sql}")


def _table(statement: Statement, name: str) -> Relation | None:
    """The one of that *name*, as far as it was there before."""
    parts = [
        unquoted(part) if part.startswith('"') else part.lower()
        for part in re.findall(r'"(?:[^"]|"")+"|\w+', name)
    ]
    for one in statement.before.relations.values():
        if one.name == parts[-1] and (len(parts) == 1 or one.schema == parts[0]):
            return one
    return None

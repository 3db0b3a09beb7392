"""Whose lock is in the way of a statement that PostgreSQL let wait no longer.

It does not say whose, and the statement waits no more when we can ask. So we look for the sessions
that hold locks on its tables, right after. Their statements are not shown: they may hold secrets.
"""

from dataclasses import dataclass

from sqlalchemy import Connection

from ..postgresql.quote import literal
from ..terminal.wording import counted, duration
from .diagnosis import Diagnosis
from .tokens import Token, tokens
from .undone import ask

# The tables that a statement names, and those that are locked along with them: the table of an
# index, both sides of a foreign key, partitions. PostgreSQL shows a role without the right
# pg_read_all_stats who holds a lock, but not since when.
HOLDERS = """
    WITH RECURSIVE named AS (
        SELECT CAST(to_regclass(name) AS oid) AS relation, CAST(position AS int) AS position
        FROM (VALUES {names}) AS given (name, position)
    ), parted AS (
        SELECT relation, position FROM named WHERE relation IS NOT NULL
        UNION SELECT inhrelid, position FROM pg_inherits JOIN parted ON inhparent = relation
    ), locked AS (
        SELECT relation, position FROM parted
        UNION SELECT indrelid, position FROM pg_index JOIN named ON indexrelid = relation
        UNION SELECT inhparent, position + 1000 FROM pg_inherits JOIN named ON inhrelid = relation
        UNION SELECT confrelid, position + 1000 FROM pg_constraint JOIN named ON conrelid = relation
            WHERE contype = 'f'
        UNION SELECT conrelid, position + 1000 FROM pg_constraint JOIN named ON confrelid = relation
            WHERE contype = 'f'
    )
    SELECT CAST(CAST(l.relation AS regclass) AS text), l.pid, CAST(a.usename AS text),
        coalesce(nullif(a.application_name, ''), a.backend_type), a.state,
        CAST(extract(epoch FROM clock_timestamp() - a.xact_start) AS float8), l.mode
    FROM locked
    JOIN pg_class c ON c.oid = relation
    JOIN pg_locks l USING (relation)
    LEFT JOIN pg_stat_activity a USING (pid)
    WHERE l.granted AND c.relkind NOT IN ('i', 'I') AND l.locktype = 'relation' AND l.mode <> 'SIReadLock'
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND l.pid IS DISTINCT FROM pg_backend_pid()
    ORDER BY position, a.xact_start NULLS LAST, l.pid"""

READING = "AccessShareLock"
# What only has to keep writers out, or waits for them, passes by those who read.
PASSES_READERS = {"CREATE", "DELETE", "INSERT", "MERGE", "UPDATE", "WITH"}


@dataclass(frozen=True)
class Holder:
    """A session that holds a lock on *table*; what PostgreSQL does not show us is nothing."""

    table: str
    pid: int | None  # a prepared transaction has no process
    role: str | None
    application: str | None
    state: str | None
    seconds: float | None
    mode: str

    def __str__(self) -> str:
        if self.pid is None:
            return "a prepared transaction (pg_prepared_xacts shows it)"
        of = f" of {self.role}" if self.role else ""
        application = f" ({self.application})" if self.application else ""
        since = (
            f", its transaction began {duration(self.seconds)} ago"
            if self.seconds is not None
            else ""
        )
        return (
            f"process {self.pid}{of}{application}{f', {self.state}' if self.state else ''}{since}"
        )


def locked(connection: Connection, statement: str, *, deadlock: bool = False) -> Diagnosis:
    """Who holds a lock that *statement* needs, while the *connection* can be asked."""
    found = holders(connection, statement)
    if not found:
        return Diagnosis(
            "A lock was not free in time, and whoever held it has just ended.",
            "",
            "Type the same command again",
        )
    first = found[0]
    verb = "is in a deadlock with" if deadlock else "is locked by"
    others = len({holder.pid for holder in found}) - 1
    return Diagnosis(
        f"{first.table} {verb} {first}.",
        f"{counted(others, 'other session')} too: see pg_locks." if others else "",
        "Wait until it ends, or end it" if first.pid else "Wait until it ends",
        f"SELECT pg_terminate_backend({first.pid})" if first.pid else None,
    )


def holders(connection: Connection, statement: str) -> list[Holder]:
    """The sessions that hold locks on the tables of *statement*, the likeliest ones first."""
    found = tokens(statement)
    names = list(dict.fromkeys(_names(found)))[:200]
    if not names:
        return []
    values = ", ".join(f"({literal(name)}, {at})" for at, name in enumerate(names))
    rows = [Holder(*row) for row in ask(connection, HOLDERS.format(names=values))]
    writers = [holder for holder in rows if holder.mode != READING]
    return writers if writers and _passes_readers(found) else rows


def _names(found: list[Token]) -> list[str]:
    """Every name in a statement that may be a table's, alone or behind its schema's."""
    plain = [token.is_name and token.text[:2].upper() != "U&" for token in found]
    names = []
    for at, token in enumerate(found):
        if not plain[at]:
            continue
        if at + 2 < len(found) and found[at + 1].text == "." and plain[at + 2]:
            names.append(f"{token.text}.{found[at + 2].text}")
        names.append(token.text)
    return names


def _passes_readers(found: list[Token]) -> bool:
    words = {token.upper for token in found}
    return found[0].upper in PASSES_READERS or "REFERENCES" in words

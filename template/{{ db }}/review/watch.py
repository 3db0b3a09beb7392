"""Each statement that a revision runs, with a look at the catalog before it and one after it.

What runs outside of a transaction has let go of its locks when it is done. So it is tried first in
a transaction that is rolled back, and looked at there. PostgreSQL refuses that for CONCURRENTLY:
then its documentation is believed.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, event

from ..postgresql.quote import as_sent
from ..violations.tokens import first_words, tokens
from ..violations.undone import in_autocommit, is_being_undone, undone
from .look import LEVELS, Look, Relation, look, oids

# They change nothing, or nothing but the session.
READS = {"SELECT", "SHOW", "SET", "RESET", "VALUES", "TABLE", "EXPLAIN", "DISCARD", "LISTEN"}
CONTROL = {"ABORT", "BEGIN", "COMMIT", "END", "RELEASE", "ROLLBACK", "SAVEPOINT", "START"}

CONCURRENT = "SHARE UPDATE EXCLUSIVE"
EXCLUSIVE = "ACCESS EXCLUSIVE"


Pair = tuple[Relation, Relation]


@dataclass(frozen=True)
class Statement:
    """One statement. *held* is how it was at its end, when it had its locks still."""

    sql: str
    online: bool
    before: Look
    after: Look
    held: Look

    @property
    def words(self) -> set[str]:
        """What its parts begin with, in capitals."""
        return first_words(self.sql)

    @property
    def pairs(self) -> list[Pair]:
        """Each relation before, and when the statement held its locks; partitions with their table.

        What was dropped is not among them.
        """
        held = self.held.relations
        found = {oid: (was, held[oid]) for oid, was in self._before() if oid in held}
        for oid, (was, now) in list(found.items())[::-1]:
            whole = found.get(was.parent)
            if whole and whole[1].lock == now.lock:
                found[was.parent] = whole[0], _with_partition(whole[1], was, now)
                del found[oid]
        return list(found.values())

    def _before(self) -> list[tuple[int, Relation]]:
        """From the oldest to the newest, as partitions mostly are."""
        return sorted(self.before.relations.items())


class Watch:
    """Watches *connection*, on which Alembic runs revisions; *statements* are of this one.

    If not *closely*, its looks tell less, and take less (look.py).
    """

    def __init__(self, connection: Connection, version_table: str, *, closely: bool = True) -> None:
        self.connection = connection
        self.version_table = version_table
        self.closely = closely
        self.statements: list[Statement] = []
        self._existing: set[int] = set()
        self._quiet = True
        self._before = self._tried = self._last = Look({}, {})

    @contextmanager
    def on(self, existing: Look) -> Iterator[list[Statement]]:
        """Watch what happens in here to the relations that are *existing*."""
        self.statements, self._quiet = [], False
        self._existing, self._last = set(existing.relations), existing
        listeners = (("before_cursor_execute", self._begins), ("after_cursor_execute", self._ended))
        for name, function in listeners:
            event.listen(self.connection, name, function)
        try:
            yield self.statements
        finally:
            self._quiet = True
            for name, function in listeners:
                event.remove(self.connection, name, function)

    def relations(self) -> set[int]:
        """The oids of all that there are now."""
        with self._aside():
            return oids(self.connection, self.version_table)

    def look(self, wanted: set[int], known: Look | None = None) -> Look:
        """A look at these, unseen by ourselves; *known* is a former one."""
        with self._aside():
            return look(self.connection, wanted, known, closely=self.closely)

    def _begins(self, connection: Any, cursor: Any, sql: str, parameters: Any, *more: Any) -> None:
        if self._passes(sql):
            return
        # After the last one nothing has happened, but that its locks may be gone.
        self._before = self._tried = self.look(self._existing, self._last)
        if in_autocommit(self.connection):
            self._tried = self._attempt(sql, parameters, *more)

    def _ended(
        self, connection: Any, cursor: Any, sql: str, parameters: Any, context: Any, many: bool
    ) -> None:
        if self._passes(sql):
            return
        online = in_autocommit(self.connection)
        known = self._known_after() if online else self._before
        after = self._last = self.look(self._existing, known)
        held = self._tried if online else after
        if online and held is self._before:
            held = _believed(self._before, after, sql)
        said = sql if context.no_parameters else as_sent(sql, connection.dialect)
        self.statements.append(Statement(said, online, self._before, after, held))

    def _attempt(self, sql: str, parameters: Any, context: Any, many: bool) -> Look:
        """How it is at the end of the statement, which is undone; how it was if that cannot be."""
        # If it fails, the statement itself will tell.
        with suppress(Exception), self._aside(), undone(self.connection, limited=False):
            before = look(self.connection, self._existing, self._before)
            _again(self.connection, sql, parameters, context, many)
            after = look(self.connection, self._existing, self._before)
            return _since(before, after, self._before)
        return self._before

    def _known_after(self) -> Look | None:
        """What cannot have changed outside of a transaction: that on which there was no lock."""
        if self._tried is self._before:
            return None
        held = {oid for oid, one in self._tried.relations.items() if one.lock}
        kept = {oid: one for oid, one in self._before.relations.items() if oid not in held}
        return replace(self._before, relations=kept)

    def _passes(self, sql: str) -> bool:
        """Whether the statement is none of a revision's, or of no interest."""
        # What is being undone is a question: of ours, or of an operation.
        if self._quiet or is_being_undone(self.connection):
            return True
        words = first_words(sql)
        if words <= CONTROL | {"SET", "RESET"}:
            return True
        return (words <= READS and in_autocommit(self.connection)) or self._keeps_books(sql)

    def _keeps_books(self, sql: str) -> bool:
        """Whether it is Alembic's own, about its version table."""
        found = [token.text.strip('"') for token in tokens(sql)[:8]]
        return self.version_table in found

    @contextmanager
    def _aside(self) -> Iterator[None]:
        quiet, self._quiet = self._quiet, True
        try:
            yield
        finally:
            self._quiet = quiet


def _with_partition(whole: Relation, was: Relation, now: Relation) -> Relation:
    """The table *whole*, of which a partition was read or rewritten."""
    file = now.file if now.file != was.file else whole.file
    return replace(whole, file=file, scans=whole.scans + now.scans - was.scans)


def _again(connection: Connection, sql: str, parameters: Any, context: Any, many: bool) -> None:
    """Run what SQLAlchemy is about to run, as it would."""
    cursor, dialect = connection.connection.cursor(), connection.dialect
    try:
        if many:
            dialect.do_executemany(cursor, sql, parameters, context)
        elif not parameters and context is not None and context.no_parameters:
            dialect.do_execute_no_params(cursor, sql, context)
        else:
            dialect.do_execute(cursor, sql, parameters, context)
    finally:
        cursor.close()


def _since(before: Look, after: Look, base: Look) -> Look:
    """*after*, with its counts of reads as if they had begun in *base*."""
    relations = {}
    for oid, one in after.relations.items():
        began, origin = before.relations.get(oid), base.relations.get(oid)
        scans = one.scans - (began.scans if began else 0) + (origin.scans if origin else 0)
        relations[oid] = replace(one, scans=scans)
    return replace(after, relations=relations)


def _believed(before: Look, after: Look, sql: str) -> Look:
    """The locks of what runs in no transaction, where they show: on tables with other indexes."""
    relations = dict(after.relations)
    for oid, one in relations.items():
        was = before.relations.get(oid)
        if was and was.file != one.file:
            relations[oid] = replace(one, lock=EXCLUSIVE)
        elif was and was.indexes != one.indexes:
            concurrent = "CONCURRENTLY" in {token.upper for token in tokens(sql)}
            relations[oid] = replace(one, lock=CONCURRENT if concurrent else EXCLUSIVE)
    return replace(after, relations=relations)


def blocks(lock: str | None) -> str:
    """Who has to wait for *lock*: a verb for a sentence, or nothing if nobody works against it."""
    if lock is None or LEVELS.index(lock) < LEVELS.index("SHARE"):
        return ""
    return "read or write" if lock == EXCLUSIVE else "write to"

"""See what a new migration does while it is proved, so that nothing need run once more for that.

It runs in a scratch database, like a review, and is looked at in the same way; but a glance at the
first statements is enough.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from ..postgresql.sizes import Size, size_of
from ..rewrite.parts.part import Part
from ..violations.undone import undone
from .judge import Judged, locking
from .look import Look
from .watch import Watch

# Statements of a part. Each look takes its time, and nobody reads about more.
LOOKED_AT = 25

# By the oid of the table in the scratch database.
Sizes = dict[int, Size]


@dataclass
class Glance:
    """What each part of a migration does, and to which of the tables that were there before."""

    version_table: str
    parts: list[list[Judged]] = field(default_factory=list)
    _start: Look = field(default_factory=lambda: Look({}, {}))

    @contextmanager
    def at(self, connection: Connection, part: Part) -> Iterator[None]:
        """See what *part* does in here, in the scratch database of *connection*."""
        # Where each statement is committed, indexes are what is left to be seen of some.
        watch = _Glancing(connection, self.version_table, closely=part.online)
        was_open = connection.in_transaction()
        there = watch.look(set(self._start.relations) if self.parts else watch.relations())
        if not self.parts:
            self._start = there
        if not was_open:
            connection.rollback()
        with watch.on(there) as statements:
            yield
        self.parts.append(locking(statements))

    def sizes(self, live: Connection) -> Sizes:
        """How big those tables of the *live* database are that are locked by a part."""
        locked = {lock.table.oid for part in self.parts for one in part for lock in one.locks}
        tables = [one for oid, one in self._start.relations.items() if oid in locked]
        try:
            with undone(live):
                found = {one.oid: size_of(live, one.sql) for one in tables if one.kind in "rpm"}
        except DBAPIError:  # somebody else holds a lock for long
            return {}
        return {oid: size for oid, size in found.items() if size}


class _Glancing(Watch):
    """Looks once at each statement, and away after a while."""

    def _begins(self, connection: Any, cursor: Any, sql: str, parameters: Any, *more: Any) -> None:
        if self.closely:
            super()._begins(connection, cursor, sql, parameters, *more)
        else:  # in one transaction: it begins where the last one has ended
            self._before = self._tried = self._last

    def _passes(self, sql: str) -> bool:
        return len(self.statements) >= LOOKED_AT or super()._passes(sql)

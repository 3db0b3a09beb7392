"""Looks at each statement of a revision just before PostgreSQL gets it, and refuses some."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.exc import DBAPIError

from ..guard import Refused
from ..postgresql.quote import as_sent
from ..postgresql.sizes import Size, size_of
from ..running.retry import is_about_locks
from ..violations.undone import in_autocommit, undone
from . import messages
from .accepted import InFile
from .drops import drops
from .losses import Loss, losses
from .made import Made
from .messages import Scene
from .relations import Relation, find
from .rewrites import Suspect, change_of, is_rewritten, suspects, table_of
from .statements import Statement, statements

# All others are not looked at closer: a thousand tables are created as quickly as elsewhere.
CLOSER = re.compile(r"\b(?:ALTER|DROP|TRUNCATE|CLUSTER|VACUUM|DO|search_path)\b", re.IGNORECASE)
# These are harmless as long as they are alone, and they may be long.
HARMLESS = re.compile(
    r"\s*(?:INSERT|UPDATE|DELETE|SELECT|COPY|COMMENT|GRANT)\b[^;]*\Z", re.IGNORECASE
)
CREATES = re.compile(r"\s*(?:--[^\n]*\n\s*)*CREATE\b", re.IGNORECASE)


@dataclass
class Watch:
    """The statements of one revision on *connection*."""

    connection: Connection
    scene: Scene
    file: InFile
    limit: int
    made: Made = field(default_factory=Made)
    # Materialized views that must be there again in the end, and what to say if one is not.
    views: list[tuple[str, str]] = field(default_factory=list)
    is_looking: bool = False

    def before(self, sql: str) -> None:
        """*sql* is about to run. Raises `Refused`."""
        if self.is_looking:
            return
        is_closer = CLOSER.search(sql) is not None and not HARMLESS.match(sql)
        if is_closer:
            self.is_looking = True
            try:
                self._look(sql)
            finally:
                self.is_looking = False
        if is_closer or CREATES.match(sql):
            self.made.later(sql)

    def after(self) -> None:
        """The revision has run. Raises `Refused`."""
        for view, message in self.views:
            if find(self.connection, view) is None:
                raise Refused(message)

    def _look(self, sql: str) -> None:
        found = statements(sql)
        if "search_path" in sql or any(one.has("RENAME") or one.has("SCHEMA") for one in found):
            self.made.settle(self.connection)
        for at, statement in enumerate(found):
            self._look_for_losses(statement, found[:at])
            for suspect in suspects(statement):
                self._look_for_rewrite(suspect)

    def _look_for_losses(self, statement: Statement, before: list[Statement]) -> None:
        if not drops(statement) and not statement.has("CASCADE"):
            return
        self.made.settle(self.connection)
        for loss in losses(self.connection, statement, before, self.made):
            if self.file.covers(loss):
                continue
            message = self._refusal(loss)
            if not (loss.relation and loss.is_view) or in_autocommit(self.connection):
                raise Refused(message)
            self.views.append((loss.relation.full_name, message))

    def _refusal(self, loss: Loss) -> str:
        there = self._size(loss.relation) if loss.relation else None
        return messages.dropping(self._scene(), loss, there, self.file)

    def _look_for_rewrite(self, suspect: Suspect) -> None:
        found = self._table(suspect)
        if found is None or found[1].bytes <= self.limit:
            return
        table, there = found
        self.made.settle(self.connection)
        if table.oid not in self.made.tables and is_rewritten(self.connection, table, suspect):
            change = change_of(self.connection, table, suspect)
            about = (self._scene(), table, there, self.limit, suspect, change)
            raise Refused(messages.rewriting(*about))

    def _table(self, suspect: Suspect) -> tuple[Relation, Size] | None:
        try:
            with undone(self.connection):
                table = table_of(self.connection, suspect)
                size = size_of(self.connection, table.full_name) if table else None
                return (table, size) if table and size else None
        except DBAPIError as error:
            if is_about_locks(error):
                raise
            return None  # it has a name that PostgreSQL will refuse as well

    def _size(self, relation: Relation) -> Size | None:
        with undone(self.connection):
            return size_of(self.connection, relation.full_name)

    def _scene(self) -> Scene:
        return replace(self.scene, is_autocommit=in_autocommit(self.connection))


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Refuse in here what *watch* refuses: whoever sends it, it goes through the connection."""

    def before(*arguments: Any) -> None:
        _, _, statement, _, context, _ = arguments
        # A driver that is given no parameters looks for none, and leaves percent signs alone.
        sql = statement if context.no_parameters else as_sent(statement, context.dialect)
        watch.before(sql)

    event.listen(watch.connection, "before_cursor_execute", before)
    try:
        yield
        watch.after()
    finally:
        event.remove(watch.connection, "before_cursor_execute", before)

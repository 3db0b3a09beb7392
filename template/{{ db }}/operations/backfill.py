"""``op.backfill()``: UPDATE in batches, so that nobody waits for more than a few rows.

Each batch is a transaction. It steps aside when it meets a lock, sooner than PostgreSQL would look
for a deadlock, so that the application is never the one whose transaction is ended.
"""

import time
from collections.abc import Iterable, Sequence

from alembic.operations import MigrateOperation, Operations
from sqlalchemy import Connection

from ..postgresql.quote import identifier, qualified
from .backfill_script import script
from .batches import Batch, by_key, by_pages
from .keys import Key, Relation, find_keys, find_relations
from .online import OnlineError, live, require_online
from .progress import Progress, progress
from .savepoints import SavepointImpl
from .verbatim import send

# Milliseconds that a batch waits for a row, while others wait for those that it has changed.
WAIT = 100

# Without a key, rows may move to where we have been, so we look again; some time there is an end.
PASSES = 10


@Operations.register_operation("backfill")
class Backfill(MigrateOperation):
    """The operation that `op.backfill` stands for."""

    def __init__(
        self, table_name: str, set_: str, where: str, key: Sequence[str], schema: str | None
    ) -> None:
        self.table_name = table_name
        self.set_ = set_
        self.where = where
        self.key = key
        self.schema = schema
        self.batch = 1000
        self.pause = 0.0

    @property
    def table(self) -> str:
        """The table's name in SQL."""
        return qualified(self.table_name, self.schema)

    def update(self, relation: str, condition: str = "") -> str:
        """The statement for the rows of *relation*, which is SQL, that meet *condition*."""
        more = f" AND {condition}" if condition else ""
        # What is given may end in a comment.
        return f"UPDATE {relation} SET {self.set_}\nWHERE ({self.where}\n){more}"

    @classmethod
    def backfill(
        cls,
        operations: Operations,
        table_name: str,
        set_: str,
        where: str,
        *,
        key: str | Sequence[str] | None = None,
        batch: int = 1000,
        pause: float = 0.0,
        schema: str | None = None,
    ) -> None:
        """``UPDATE table_name SET set_ WHERE where``, *batch* rows at a time, each time committed.

        *where* must be false for a row that is done: what was interrupted then goes on where it
        was. Both go to PostgreSQL as they are. The batches follow the primary key, or another
        unique key of NOT NULL columns, of which *key* names the columns; or, if there is none, the
        pages of the table. *pause* is in seconds, between two batches.
        """
        columns = [key] if isinstance(key, str) else list(key or [])
        operation = cls(table_name, set_, where, columns, schema)
        operation.batch, operation.pause = max(1, batch), pause
        operations.invoke(operation)


@Operations.implementation_for(Backfill)
def _backfill(operations: Operations, operation: Backfill) -> None:
    call = f"op.backfill({operation.table_name!r}, {operation.set_!r}, {operation.where!r})"
    require_online(operations, call)
    connection = live(operations)
    if operations.migration_context.as_sql:
        send(operations, _script(operation))
    elif connection is None:
        send(operations, operation.update(operation.table))
    else:
        _fill(operations, connection, operation)


def _script(operation: Backfill) -> str:
    return script(
        operation.table,
        identifier(operation.table_name),
        operation.set_,
        operation.where,
        batch=operation.batch,
        pause=operation.pause,
        wait=WAIT,
        passes=PASSES,
    )


def _fill(operations: Operations, connection: Connection, operation: Backfill) -> None:
    relations = find_relations(connection, operation.table)
    if not relations:  # no partitions, or no table
        send(operations, operation.update(operation.table))
        return
    impl = operations.migration_context.impl
    assert isinstance(impl, SavepointImpl)
    assert impl.limits is not None
    about = sum(relation.rows for relation in relations)
    with impl.limits.at_most(WAIT), progress(operation.table_name, about) as shown:
        for relation in relations:
            _fill_relation(operations, connection, operation, relation, shown)


def _fill_relation(
    operations: Operations,
    connection: Connection,
    operation: Backfill,
    relation: Relation,
    shown: Progress,
) -> None:
    key = _key(connection, relation, operation.key)
    if key:
        batches = by_key(connection, relation, key, operation.batch)
        _run(operations, operation, relation, batches, shown)
        return
    for _ in range(PASSES):
        batches = by_pages(connection, relation, operation.batch)
        if not _run(operations, operation, relation, batches, shown):
            return


def _run(
    operations: Operations,
    operation: Backfill,
    relation: Relation,
    batches: Iterable[Batch],
    shown: Progress,
) -> int:
    """Update the rows of each batch; how many they were."""
    # Expressions may name the table that they were written for.
    alias = "" if relation.is_itself else f" AS {identifier(operation.table_name)}"
    all_changed = 0
    for batch in batches:
        update = operation.update(f"ONLY {relation.name}{alias}", batch.condition)
        changed = send(operations, update)
        all_changed += changed
        shown.add(batch.rows, changed)
        time.sleep(operation.pause)
    return all_changed


def _key(connection: Connection, relation: Relation, wanted: Sequence[str]) -> Key | None:
    found = find_keys(connection, relation.name)
    fitting = [key for key in found if not wanted or set(key.columns) == set(wanted)]
    if wanted and not fitting:
        keys = ", ".join(key.sql for key in found) or "none"
        raise OnlineError(
            f"{relation.name} has no key of {', '.join(wanted)}.\n\n"
            "  op.backfill() needs the primary key, or a unique index on NOT NULL columns.\n"
            f"  There are: {keys}."
        )
    return fitting[0] if fitting else None

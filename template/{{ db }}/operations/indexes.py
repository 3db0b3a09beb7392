"""Indexes in `with op.online():`, built and dropped beside those who read and write.

CREATE INDEX CONCURRENTLY that fails, or is interrupted, leaves an INVALID index behind: it costs
every write and serves no query, and IF NOT EXISTS would be content with it. So it is built again.
https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY
"""

import logging
from copy import copy
from typing import TypeVar

from alembic.operations import Operations, ops, toimpl
from sqlalchemy import Connection, text

from ..postgresql.quote import identifier, qualified
from ..running.retry import patiently
from .index_builds import build, drop
from .index_facts import Index, as_it_would_be, find_index
from .online import in_transaction, is_online, live, misplaced
from .partitions import has_foreign_partitions, index_partitions, is_partitioned
from .verbatim import send

log = logging.getLogger("alembic.online")

T = TypeVar("T", ops.CreateIndexOp, ops.DropIndexOp)

CONCURRENTLY = "postgresql_concurrently"

OF_PARTITIONED = text("SELECT relkind = 'I' FROM pg_class WHERE oid = to_regclass(:name)")


@Operations.implementation_for(ops.CreateIndexOp, replace=True)
def _create(operations: Operations, operation: ops.CreateIndexOp) -> None:
    if not operation.kw.get(CONCURRENTLY):
        toimpl.create_index(operations, operation)
    elif connection := live(operations):
        _create_live(operations, connection, operation)
    elif operations.migration_context.as_sql:
        _print(operations, operation)
    else:
        toimpl.create_index(operations, _in_transaction(operations, operation))


@Operations.implementation_for(ops.DropIndexOp, replace=True)
def _drop(operations: Operations, operation: ops.DropIndexOp) -> None:
    if operation.kw.get(CONCURRENTLY):
        if connection := live(operations):
            name = qualified(str(operation.index_name), operation.schema)
            if connection.scalar(OF_PARTITIONED, {"name": name}):
                operation = _plain(operation)
        elif not operations.migration_context.as_sql:
            operation = _in_transaction(operations, operation)
    toimpl.drop_index(operations, operation)


def _create_live(
    operations: Operations, connection: Connection, operation: ops.CreateIndexOp
) -> None:
    table = qualified(operation.table_name, operation.schema)
    name = str(operation.to_index(operations.migration_context).name)
    found = find_index(connection, table, name)
    if found and not _is_wanted(connection, operation, found):
        drop(operations, found)
        found = None
    if found and found.is_valid:
        log.info("%s is there already", found.name)
    elif has_foreign_partitions(connection, table):
        toimpl.create_index(operations, _plain(operation))
    elif is_partitioned(connection, table):
        if not found:
            wanted = _as_it_would_be(connection, operation)
            send(operations, wanted.on(f"ONLY {table}", name=identifier(name)))
            found = find_index(connection, table, name)
        assert found is not None
        index_partitions(operations, connection, table, found)
    else:
        build(
            operations,
            table,
            lambda: toimpl.create_index(operations, _unconditional(operation)),
            lambda: [index for index in [find_index(connection, table, name)] if index],
        )


def _is_wanted(connection: Connection, operation: ops.CreateIndexOp, found: Index) -> bool:
    """Whether an interrupted run has made it, and completely."""
    if not found.is_valid and not found.is_partitioned:
        return False
    return found.is_like(_as_it_would_be(connection, operation))


def _as_it_would_be(connection: Connection, operation: ops.CreateIndexOp) -> Index:
    return patiently(lambda: as_it_would_be(connection, operation), operation.table_name)


def _print(operations: Operations, operation: ops.CreateIndexOp) -> None:
    """Nobody knows yet what an interrupted run will have left, so it is dropped in any case."""
    if is_online(operations):
        index = operation.to_index(operations.migration_context)
        operations.impl.drop_index(index, if_exists=True)
        operation = _unconditional(operation)
    toimpl.create_index(operations, operation)


def _in_transaction(operations: Operations, operation: T) -> T:
    """The same for a transaction that somebody else began; ours would have to end for it."""
    if is_online(operations):
        return _plain(operation)
    if in_transaction(operations):
        verb = "create" if isinstance(operation, ops.CreateIndexOp) else "drop"
        what = f"PostgreSQL can {verb} {operation.index_name} concurrently in no transaction"
        raise misplaced(operations, what, f"op.{verb}_index(..., {CONCURRENTLY}=True)")
    return operation


def _plain(operation: T) -> T:
    plain = copy(operation)
    plain.kw = {key: value for key, value in operation.kw.items() if key != CONCURRENTLY}
    return plain


def _unconditional(operation: ops.CreateIndexOp) -> ops.CreateIndexOp:
    """Without IF NOT EXISTS."""
    unconditional = copy(operation)
    unconditional.if_not_exists = None
    return unconditional

"""``op.create_unique_constraint_using_index()``: UNIQUE, in a moment, by an index that is there."""

import logging

from alembic.operations import MigrateOperation, Operations
from sqlalchemy import Connection, Row, text

from ..postgresql.quote import identifier, qualified
from .online import is_online, server
from .verbatim import send

log = logging.getLogger("alembic.online")

# The constraint gives its index its own name; so the *index* is another one, if there is one.
FOUND = text("""
    SELECT k.condeferrable, k.condeferred, k.conindid IS DISTINCT FROM other.oid
        AND other.oid IS NOT NULL AS has_another
    FROM pg_constraint k
        JOIN pg_class t ON t.oid = k.conrelid
        LEFT JOIN pg_class other ON other.relnamespace = t.relnamespace AND other.relname = :index
    WHERE k.conrelid = to_regclass(:table) AND k.conname = :name""")


@Operations.register_operation("create_unique_constraint_using_index")
class UniqueUsingIndex(MigrateOperation):
    """The operation that `op.create_unique_constraint_using_index` stands for."""

    def __init__(
        self,
        constraint_name: str,
        table_name: str,
        index_name: str,
        deferrable: bool | None,
        initially: str | None,
        schema: str | None,
    ) -> None:
        self.constraint_name = constraint_name
        self.table_name = table_name
        self.index_name = index_name
        self.deferrable = deferrable
        self.initially = initially
        self.schema = schema

    @classmethod
    def create_unique_constraint_using_index(
        cls,
        operations: Operations,
        constraint_name: str,
        table_name: str,
        index_name: str,
        *,
        deferrable: bool | None = None,
        initially: str | None = None,
        schema: str | None = None,
    ) -> None:
        """Make a unique index, built concurrently before, the index of a UNIQUE constraint.

        PostgreSQL then calls the index as the constraint. If there is a constraint of that name
        with another index, this one takes its place, with no moment without either.
        """
        operations.invoke(
            cls(constraint_name, table_name, index_name, deferrable, initially, schema)
        )


@Operations.implementation_for(UniqueUsingIndex)
def _create(operations: Operations, operation: UniqueUsingIndex) -> None:
    connection = server(operations)
    if connection is None:
        # Offline nobody knows; where the names differ, the index is to replace another one.
        exchanges = is_online(operations) and operation.index_name != operation.constraint_name
        drop = "DROP CONSTRAINT IF EXISTS" if exchanges else None
    else:
        found = _found(connection, operation)
        if found is not None and not found.has_another and _is_deferred_so(operation, found):
            log.info("%s is there already", operation.constraint_name)
            return
        drop = "DROP CONSTRAINT" if found is not None else None
    send(operations, _statement(operation, drop))


def _found(connection: Connection, operation: UniqueUsingIndex) -> Row[tuple[bool, ...]] | None:
    names = {
        "table": qualified(operation.table_name, operation.schema),
        "name": operation.constraint_name,
        "index": operation.index_name,
    }
    return connection.execute(FOUND, names).first()


def _is_deferred_so(operation: UniqueUsingIndex, found: Row[tuple[bool, ...]]) -> bool:
    deferred = (operation.initially or "").upper() == "DEFERRED"
    wanted = (bool(operation.deferrable) or deferred, deferred)
    return wanted == (found.condeferrable, found.condeferred)


def _statement(operation: UniqueUsingIndex, drop: str | None) -> str:
    table = qualified(operation.table_name, operation.schema)
    name = identifier(operation.constraint_name)
    actions = [f"{drop} {name}"] if drop else []
    add = f"ADD CONSTRAINT {name} UNIQUE USING INDEX {identifier(operation.index_name)}"
    if operation.deferrable is not None:
        add += " DEFERRABLE" if operation.deferrable else " NOT DEFERRABLE"
    if operation.initially:
        add += f" INITIALLY {operation.initially}"
    return f"ALTER TABLE {table} {', '.join([*actions, add])}"

"""Foreign keys and checks in two steps: NOT VALID, which is short, and VALIDATE, which blocks nobody.

https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES
"""

from contextlib import suppress
from typing import Any

from alembic.operations import MigrateOperation, Operations, ops, toimpl
from sqlalchemy import Connection, Constraint, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import DDLElement

from ..postgresql.quote import identifier, qualified
from ..postgresql.sqlstate import CHECK_VIOLATION, sqlstate
from .online import is_online, server
from .verbatim import send

EXISTS = text("""
    SELECT EXISTS (
        SELECT FROM pg_constraint WHERE conrelid = to_regclass(:table) AND conname = :name)""")


class ReplaceConstraint(DDLElement):
    """Put *constraint* in the place of the one of its name, with no moment without either."""

    def __init__(self, constraint: Constraint, drop: str) -> None:
        self.constraint = constraint
        self.drop = drop


@compiles(ReplaceConstraint)
def _replacement(element: ReplaceConstraint, compiler: Any, **_: Any) -> str:
    constraint = element.constraint
    table = compiler.preparer.format_table(constraint.table)
    name = compiler.preparer.format_constraint(constraint)
    return f"ALTER TABLE {table} {element.drop} {name}, ADD {compiler.process(constraint)}"


@Operations.implementation_for(ops.AddConstraintOp, replace=True)
def _add(operations: Operations, operation: ops.AddConstraintOp) -> None:
    constraint = operation.to_constraint(operations.migration_context)
    drop = _drop_first(operations, constraint)
    if drop:
        operations.migration_context.impl._exec(ReplaceConstraint(constraint, drop))
    else:
        toimpl.create_constraint(operations, operation)


def _drop_first(operations: Operations, constraint: Constraint) -> str | None:
    """How to drop what an interrupted run may have left, or what this takes the place of."""
    options = constraint.dialect_options["postgresql"]
    if not is_online(operations) or not options.get("not_valid") or not constraint.name:
        return None
    connection = server(operations)
    if connection is None:
        return "DROP CONSTRAINT IF EXISTS"
    return "DROP CONSTRAINT" if _exists(connection, constraint) else None


def _exists(connection: Connection, constraint: Constraint) -> bool:
    table = qualified(constraint.table.name, constraint.table.schema)
    names = {"table": table, "name": str(constraint.name)}
    return bool(connection.scalar(EXISTS, names))


@Operations.register_operation("validate_constraint")
class ValidateConstraint(MigrateOperation):
    """The operation that `op.validate_constraint` stands for."""

    def __init__(self, name: str, table_name: str, schema: str | None) -> None:
        self.name = name
        self.table_name = table_name
        self.schema = schema

    @classmethod
    def validate_constraint(
        cls, operations: Operations, name: str, table_name: str, *, schema: str | None = None
    ) -> None:
        """Check the rows that were there before a constraint was added as NOT VALID.

        That reads the whole table, and lets others read and write. To do it again does no harm.
        In `with op.online():`, a CHECK that rows violate is dropped again: as it holds for every row
        that is written, nobody could change anything in those.
        """
        operations.invoke(cls(name, table_name, schema))


@Operations.implementation_for(ValidateConstraint)
def _validate(operations: Operations, operation: ValidateConstraint) -> None:
    table = qualified(operation.table_name, operation.schema)
    name = identifier(operation.name)
    try:
        send(operations, f"ALTER TABLE {table} VALIDATE CONSTRAINT {name}")
    except DBAPIError as error:
        connection = server(operations) if is_online(operations) else None
        if connection and sqlstate(error) == CHECK_VIOLATION:
            # What is in the way is the message, whatever becomes of this.
            with suppress(DBAPIError):
                send(operations, f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        raise

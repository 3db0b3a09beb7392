"""Another type or name for a column, while old and new code run side by side.

``op.start_column_change()`` adds the other column, and a trigger that keeps both equal: code that
knows one of them reads what code wrote that knows the other. ``op.finish_column_change()`` drops
what is not needed any more. Between the two, `op.backfill()` fills the rows that were there.
"""

from alembic.operations import MigrateOperation, Operations
from sqlalchemy import Column
from sqlalchemy.types import TypeEngine

from ..postgresql.quote import identifier
from .online import is_online
from .sql_type import SQLType
from .synchronization import Synchronization
from .verbatim import send


@Operations.register_operation("start_column_change")
class StartColumnChange(MigrateOperation):
    """The operation that `op.start_column_change` stands for."""

    def __init__(self, synchronization: Synchronization, type_: str | TypeEngine[object]) -> None:
        self.synchronization = synchronization
        self.type = SQLType(type_) if isinstance(type_, str) else type_

    @classmethod
    def start_column_change(
        cls,
        operations: Operations,
        table_name: str,
        old: str,
        new: str,
        type_: str | TypeEngine[object],
        *,
        up: str,
        down: str,
        restore: bool = False,
        schema: str | None = None,
    ) -> None:
        """Add the column *new*, and keep it and *old* equal from now on.

        *type_* is what the new column is, in SQL or as one of SQLAlchemy's types. *up* is the SQL
        expression for the new value, from the row with the old one; *down* is the way back.
        To *restore* is to add *old*, of *type_*, instead: the downgrade of `finish_column_change`.
        """
        pair = Synchronization(table_name, old, new, up, down, restore, schema)
        operations.invoke(cls(pair, type_))


@Operations.register_operation("finish_column_change")
class FinishColumnChange(MigrateOperation):
    """The operation that `op.finish_column_change` stands for."""

    def __init__(self, synchronization: Synchronization, drop: str) -> None:
        self.synchronization = synchronization
        self.drop = drop

    @classmethod
    def finish_column_change(
        cls,
        operations: Operations,
        table_name: str,
        old: str,
        new: str,
        *,
        drop: str,
        schema: str | None = None,
    ) -> None:
        """End what `start_column_change` began, and *drop* one of the columns.

        That is *old* when no code uses it any more, or *new* to give the change up.
        """
        if drop not in (old, new):
            raise ValueError(f"drop={drop!r} is neither {old!r} nor {new!r}")
        operations.invoke(cls(Synchronization(table_name, old, new, schema=schema), drop))


@Operations.implementation_for(StartColumnChange)
def _start(operations: Operations, operation: StartColumnChange) -> None:
    pair = operation.synchronization
    # Each statement is a transaction of its own there, and may have been done before.
    again = is_online(operations)
    column: Column[object] = Column(pair.added, operation.type)
    operations.add_column(pair.table_name, column, schema=pair.schema, if_not_exists=again or None)
    create = "CREATE OR REPLACE" if again else "CREATE"
    send(operations, pair.function(create))
    send(operations, pair.trigger(create))


@Operations.implementation_for(FinishColumnChange)
def _finish(operations: Operations, operation: FinishColumnChange) -> None:
    pair = operation.synchronization
    if_exists = "IF EXISTS " if is_online(operations) else ""
    send(operations, f"DROP TRIGGER {if_exists}{identifier(pair.name)} ON {pair.table}")
    send(operations, f"DROP FUNCTION {if_exists}{pair.function_name}()")
    operations.drop_column(
        pair.table_name, operation.drop, schema=pair.schema, if_exists=bool(if_exists) or None
    )

"""``op.refuse_rows()``: stop a migration when a table has rows that it would harm.

Revisions call it for as long as the project lives, so its arguments never change their meaning.
"""

from alembic.operations import MigrateOperation, Operations
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from ..postgresql.quote import identifier
from ..postgresql.sqlstate import FEATURE_NOT_SUPPORTED, sqlstate
from ..running.failed_migration import MigrationError, explanation
from ..terminal.wording import LONGEST
from ..violations.conversions import unreadable
from ..violations.diagnosis import Diagnosis, Failure, attach
from ..violations.rows import SHOWN, find_rows, query_for
from ..violations.tables import Table, find_table
from ..violations.undone import in_autocommit, undone

# Values that cannot be read as what they should be; NaN as an integer has a code of its own.
UNREADABLE = ("22", FEATURE_NOT_SUPPORTED)

# The same in SQL, for `--sql`. A column may have the name of a variable, hence the pragma.
BLOCK = """\
DO $refuse_rows$
#variable_conflict use_column
DECLARE
    refused bigint;
    examples text;
BEGIN
    SELECT count(*) INTO refused FROM {table} WHERE {condition};
    IF refused > 0 THEN
        SELECT string_agg(left(a_row::text, {longest}), ', ') INTO examples
        FROM (SELECT * FROM {table} WHERE {condition} LIMIT {shown}) AS a_row;
        RAISE EXCEPTION USING
            ERRCODE = 'check_violation',
            MESSAGE = format('%s: %s rows.', {message}, refused),
            DETAIL = examples;
    END IF;
END $refuse_rows$;"""


class RowsRefused(MigrationError):
    """A table has rows that the migration would harm."""


@Operations.register_operation("refuse_rows")
class RefuseRows(MigrateOperation):
    """The operation that `op.refuse_rows` stands for."""

    def __init__(self, table_name: str, condition: str, message: str, schema: str | None) -> None:
        self.table_name = table_name
        self.condition = condition
        self.message = message
        self.schema = schema

    @classmethod
    def refuse_rows(
        cls,
        operations: Operations,
        table_name: str,
        condition: str,
        message: str,
        *,
        schema: str | None = None,
    ) -> None:
        """Raise `RowsRefused` if any row of the table meets the SQL *condition*.

        The *condition* goes to PostgreSQL as it is: colons and percent signs are only themselves.
        *message* is what would happen to the rows, as in "prices.amount would be rounded"; how many
        they are and the keys of the first three are added. With `--sql`, the same is done by SQL.
        """
        operations.invoke(cls(table_name, condition, message, schema))


@Operations.implementation_for(RefuseRows)
def _refuse(operations: Operations, operation: RefuseRows) -> None:
    context = operations.migration_context
    if context.as_sql:
        context.impl.static_output(_block(operation))
    elif context.connection is not None:
        _look(context.connection, operation)


def _look(connection: Connection, operation: RefuseRows) -> None:
    table = _table(connection, operation)
    diagnosis = _refused(connection, table, operation)
    if diagnosis is None:
        return
    error = RowsRefused(explanation(diagnosis))
    attach(error, Failure(diagnosis, in_autocommit(connection)))
    raise error


def _refused(connection: Connection, table: Table, operation: RefuseRows) -> Diagnosis | None:
    """The rows that meet the condition, or those for which PostgreSQL cannot tell."""
    try:
        with undone(connection, limited=False):
            rows = find_rows(connection, table, operation.condition)
    except DBAPIError as error:
        if not sqlstate(error).startswith(UNREADABLE):
            raise
        return _unreadable(connection, table, operation)
    if rows is None:
        return None
    return Diagnosis(
        f"{operation.message}: {rows.number}.",
        str(rows),
        query=query_for(table, operation.condition),
    )


def _unreadable(connection: Connection, table: Table, operation: RefuseRows) -> Diagnosis | None:
    """A text that is no date, perhaps, would stop the next statement, too."""
    with undone(connection):
        rows = unreadable(connection, table, operation.condition)
    what = operation.message.partition(" would ")[0]
    if rows is None:
        return None
    return Diagnosis(f"{what}: {rows.number} cannot be converted.", str(rows))


def _table(connection: Connection, operation: RefuseRows) -> Table:
    name = _name(operation)
    try:
        return find_table(connection, name)
    except LookupError:
        raise MigrationError(f"op.refuse_rows() found no table {name}.") from None


def _block(operation: RefuseRows) -> str:
    return BLOCK.format(
        table=_name(operation),
        condition=operation.condition,
        message="'" + operation.message.replace("'", "''") + "'",
        longest=LONGEST,
        shown=SHOWN,
    )


def _name(operation: RefuseRows) -> str:
    # SQLAlchemy's own words double a percent sign, for drivers that halve it.
    names = (operation.schema, operation.table_name)
    return ".".join(identifier(name) for name in names if name)

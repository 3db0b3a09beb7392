"""Asking PostgreSQL what it accepts: on an empty table, of which nothing is left."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from ...postgresql.quote import literal

# What is sent is SQL as it is, in which a percent sign is no parameter.
_VERBATIM = {"no_parameters": True}


@dataclass(frozen=True)
class Trial:
    """A temporary table with one column, called *column* (SQL), of the type *before* (SQL)."""

    connection: Connection
    column: str
    before: str
    default: str | None = None

    def alters(self, after: str, using: str | None = None) -> bool:
        """Whether the column's type may become *after*."""
        return self._accepts(alter_type("pg_temp.trial", self.column, after, using))

    def selects(self, condition: str) -> bool:
        """Whether *condition* is one about the column."""
        return self._accepts(f"SELECT FROM pg_temp.trial WHERE {condition}")

    def rewrites(self, action: str) -> bool | None:
        """Whether `ALTER TABLE ... action` makes a new file of the table; None if it is refused."""
        node = "SELECT pg_catalog.pg_relation_filenode('pg_temp.trial')"
        try:
            with self._table():
                before = self.connection.exec_driver_sql(node).scalar()
                self._run(f"ALTER TABLE pg_temp.trial {action}")
                return bool(self.connection.exec_driver_sql(node).scalar() != before)
        except DBAPIError:
            return None

    def default_after(self, after: str, using: str | None = None) -> str | None:
        """The text of the column's default once its type is *after*; None if that is refused."""
        expression = (
            "SELECT pg_get_expr(adbin, adrelid) FROM pg_catalog.pg_attrdef "
            "WHERE adrelid = 'pg_temp.trial'::pg_catalog.regclass"
        )
        try:
            with self._table():
                self._run(alter_type("pg_temp.trial", self.column, after, using))
                found = self.connection.exec_driver_sql(expression).scalar()
        except DBAPIError:
            return None
        return None if found is None else str(found)

    def _accepts(self, statement: str) -> bool:
        try:
            with self._table():
                self._run(statement)
        except DBAPIError:
            return False
        return True

    @contextmanager
    def _table(self) -> Iterator[None]:
        """The table, while it is there; what happens is undone, also after an error."""
        default = f" DEFAULT {self.default}" if self.default else ""
        self._run("SAVEPOINT trial")
        try:
            self._run(f"CREATE TEMPORARY TABLE trial ({self.column} {self.before}{default})")
            yield
        finally:
            self._run("ROLLBACK TO SAVEPOINT trial")
            # Thousands of them inside of one another would exhaust the server's memory for locks.
            self._run("RELEASE SAVEPOINT trial")

    def _run(self, statement: str) -> None:
        self.connection.exec_driver_sql(statement, execution_options=_VERBATIM)


def alter_type(table: str, column: str, after: str, using: str | None) -> str:
    """The statement, of names and types in SQL."""
    statement = f"ALTER TABLE {table} ALTER COLUMN {column} TYPE {after}"
    return f"{statement} USING {using}" if using else statement


def category(connection: Connection, sql: str) -> str:
    """What PostgreSQL counts the type *sql* as: N(umber), D(ate), S(tring) ... or X, if unknown.

    See `typcategory` in its documentation of `pg_type`.
    """
    # to_regtype does not know modifiers before version 16, and gives NULL for what is not there.
    query = "SELECT CAST(typcategory AS text) FROM pg_catalog.pg_type WHERE oid = to_regtype({})"
    statement = query.format(literal(sql))
    found = connection.exec_driver_sql(statement, execution_options=_VERBATIM).scalar()
    return str(found) if found else "X"

"""The database that a case changes, and the one that says how it must look afterwards."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import URL, Connection, Engine, MetaData, NullPool, Table, create_engine
from sqlalchemy.schema import CreateSchema

# What a query sees of every table that has rows of its own.
TABLES = """
    SELECT format('SELECT %L, to_jsonb(t)::text FROM %s t', c.oid::regclass, c.oid::regclass)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND c.relname <> 'alembic_version'
        AND n.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema')
"""

# Those that PostgreSQL itself needs, and the one where expectations are made.
KEPT = ("postgres", "template0", "template1", "expected")


@dataclass(frozen=True)
class Databases:
    """A server of our own, where a case finds the empty database `shop`."""

    url: URL
    read_catalog: Callable[[Connection], list[str]]

    @contextmanager
    def connect(self, name: str = "shop") -> Iterator[Connection]:
        engine = create_engine(self.url.set(database=name), poolclass=NullPool)
        with engine.connect() as connection:
            yield connection

    def afresh(self) -> None:
        """Make `shop` anew, and drop what else a case has left on the server."""
        others = "SELECT format('DROP DATABASE %I WITH (FORCE)', datname) FROM pg_database"
        with self._administrator().connect() as connection:
            for drop in script(connection, f"{others} WHERE datname NOT IN {KEPT}").scalars():
                script(connection, drop)
            connection.exec_driver_sql("CREATE DATABASE shop TEMPLATE template0")

    def begin(self) -> None:
        """Make the database of the expectations; once for each server."""
        with self._administrator().connect() as connection:
            connection.exec_driver_sql("CREATE DATABASE expected TEMPLATE template0")

    def _administrator(self) -> Engine:
        url = self.url.set(database="postgres")
        return create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")

    def run(self, sql: str) -> None:
        """Run a script in `shop`."""
        if sql:
            with self.connect() as connection:
                script(connection, sql)
                connection.commit()

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with self.connect() as connection:
            return [tuple(row) for row in script(connection, query)]

    def contents(self) -> list[tuple[Any, ...]]:
        """Every row of every table, whatever the order of the columns."""
        with self.connect() as connection:
            selects = script(connection, TABLES).scalars().all()
            return sorted(tuple(row) for select in selects for row in script(connection, select))

    def revision(self) -> str | None:
        """The migration that `shop` is at."""
        if self.rows("SELECT to_regclass('alembic_version')") == [(None,)]:
            return None
        found = self.rows("SELECT version_num FROM alembic_version")
        return str(found[0][0]) if found else None

    def catalog(self) -> list[str]:
        with self.connect() as connection:
            return self.read_catalog(connection)

    def expected(self, metadata: MetaData, *, first: str = "", then: str = "") -> list[str]:
        """The catalog that `metadata.create_all()` makes, between two scripts."""
        with self.connect("expected") as connection:
            script(connection, first)
            create_all(connection, metadata)
            script(connection, then)
            return self.read_catalog(connection)  # and all is rolled back


def script(connection: Connection, sql: str) -> Any:
    """Run *sql* as it stands: a % in it is a %."""
    options = {"no_parameters": True}
    return connection.exec_driver_sql(sql or "SELECT", execution_options=options)


def create_all(connection: Connection, metadata: MetaData) -> None:
    """Create everything, with the schemas that SQLAlchemy takes for granted."""
    for schema in _schemas(metadata.tables.values()):
        connection.execute(CreateSchema(schema, if_not_exists=True))
    metadata.create_all(connection)


def _schemas(tables: Iterable[Table]) -> list[str]:
    return sorted({table.schema for table in tables if table.schema})

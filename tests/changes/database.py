"""The database that a case changes, and the one that says how it must look afterwards."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from server_databases import address
from sqlalchemy import URL, Connection, MetaData, NullPool, create_engine
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


@dataclass
class Databases:
    """Those of a server of our own, where a test finds the empty database `shop`."""

    url: URL
    read_catalog: Callable[[Connection], list[str]]
    _open: dict[str, Connection] = field(default_factory=dict)

    def begin(self) -> None:
        """Make the database of the expectations; once for each server."""
        self.administer("CREATE DATABASE expected TEMPLATE template0")

    def afresh(self) -> None:
        """Make `shop` anew, and drop what else a case has left on the server."""
        self.close("shop")
        drop = "SELECT format('DROP DATABASE %I WITH (FORCE)', datname) FROM pg_database"
        for (statement,) in self.administer(f"{drop} WHERE datname NOT IN {KEPT}").all():
            self.administer(statement)
        self.make_shop()

    def make_shop(self, template: str = "template0") -> None:
        """Make `shop` anew, as a copy of the database *template*."""
        self.close("shop")
        self.administer("DROP DATABASE IF EXISTS shop WITH (FORCE)")
        self.administer(f"CREATE DATABASE shop TEMPLATE {template} STRATEGY file_copy")

    def administer(self, sql: str) -> Any:
        """Run *sql* beside all databases, outside of a transaction."""
        return script(self._connection("postgres", isolation_level="AUTOCOMMIT"), sql)

    @contextmanager
    def connect(self, name: str = "shop") -> Iterator[Connection]:
        """A connection that is used again and again; what is not committed is rolled back."""
        connection = self._connection(name)
        try:
            yield connection
        finally:
            connection.rollback()

    def _connection(self, name: str, **options: Any) -> Connection:
        if name not in self._open:
            url = self.url.set(database=name)
            engine = create_engine(url, poolclass=NullPool, **options)
            self._open[name] = engine.connect()
        return self._open[name]

    def close(self, *names: str) -> None:
        """Close the connections to these databases, or to all."""
        for name in names or tuple(self._open):
            if connection := self._open.pop(name, None):
                connection.close()

    def run(self, sql: str) -> None:
        """Run a script in `shop`; what it says about sessions holds for the next one."""
        if sql:
            with self.connect() as connection:
                script(connection, sql)
                connection.commit()
            self.close("shop")

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

    def version(self) -> int:
        """PostgreSQL's, such as 180006."""
        ((found,),) = self.rows("SHOW server_version_num")
        return int(found)

    def catalog(self) -> list[str]:
        with self.connect() as connection:
            return self._lines(connection)

    def _lines(self, connection: Connection) -> list[str]:
        # A time in an expression is shown in the zone of the session, which a case may have set.
        script(connection, "SET LOCAL TimeZone TO 'UTC'")
        return self.read_catalog(connection)

    def expected(self, metadata: MetaData, first: str = "", then: str = "") -> list[str]:
        """The catalog that `metadata.create_all()` makes, between two scripts."""
        with self.connect("expected") as connection:
            script(connection, first)
            create_all(connection, metadata)
            script(connection, then)
            return self._lines(connection)


@contextmanager
def own_server() -> Iterator[Databases]:
    """A server on which nobody minds that databases and roles come and go."""
    read_catalog = import_module("shop.db.postgresql.catalog").read_catalog
    with import_module("shop.db.local").temporary() as server:
        databases = Databases(address(server, "shop"), read_catalog)
        databases.begin()
        yield databases
        databases.close()


def script(connection: Connection, sql: str) -> Any:
    """Run *sql* as it stands: a % in it is a %."""
    options = {"no_parameters": True}
    return connection.exec_driver_sql(sql or "SELECT", execution_options=options)


def create_all(connection: Connection, metadata: MetaData) -> None:
    """Create everything, with the schemas that SQLAlchemy takes for granted."""
    for schema in sorted({table.schema for table in metadata.tables.values() if table.schema}):
        connection.execute(CreateSchema(schema, if_not_exists=True))
    metadata.create_all(connection)

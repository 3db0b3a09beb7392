"""A database of its own for a test that commits, and migrations that run in it."""

import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any

from alembic.migration import MigrationContext
from alembic.operations import Operations
from server_databases import new_database
from sqlalchemy import URL, Connection, NullPool, create_engine, event


@contextmanager
def database(server_url: URL, driver: str = "psycopg") -> Iterator[Connection]:
    """A connection to a new database, which is dropped in the end."""
    with new_database(server_url) as url:
        url = url.set(drivername=f"postgresql+{driver}")
        with create_engine(url, poolclass=NullPool).connect() as connection:
            yield connection


def migrate(connection: Connection, upgrade: Callable[[Any], None]) -> None:
    """Run *upgrade* as Alembic runs a migration, in a transaction of its own."""
    import_module("shop.db.operations")
    context = MigrationContext.configure(connection, opts={"transaction_per_migration": True})
    try:
        with context.begin_transaction(_per_migration=True):
            upgrade(Operations(context))
    finally:
        connection.rollback()


def printed(upgrade: Callable[[Any], None]) -> str:
    """What `--sql` prints."""
    import_module("shop.db.operations")
    buffer = StringIO()
    context = MigrationContext.configure(
        dialect_name="postgresql",
        dialect_opts={"paramstyle": "named"},
        opts={"as_sql": True, "output_buffer": buffer, "literal_binds": True},
    )
    upgrade(Operations(context))
    return buffer.getvalue()


def run(connection: Connection, script: str) -> None:
    """Run *script*, and commit."""
    connection.exec_driver_sql(script, execution_options={"no_parameters": True})
    connection.commit()


def rows(connection: Connection, query: str) -> list[tuple[Any, ...]]:
    """What *query* finds."""
    plain = {"no_parameters": True}
    found = [tuple(row) for row in connection.exec_driver_sql(query, execution_options=plain)]
    connection.rollback()
    return found


def facts(connection: Connection) -> Any:
    """What the database consists of."""
    found = import_module("shop.db.postgresql.catalog").read_facts(connection)
    connection.rollback()
    return found


class Interrupted(Exception):
    """As if somebody had pulled the plug."""


def interrupted(connection: Connection, change: Callable[[Any], None], after: int) -> bool:
    """Run *change* up to its statement number *after*, not counting those that only read.

    Whether it had that many.
    """
    count = 0

    def stop(_: Connection, __: object, statement: str, *___: object) -> None:
        nonlocal count
        count += not re.match(r"\s*(?:SELECT|SET|WITH|BEGIN|ROLLBACK)\b", statement)
        if count == after:
            count += 1
            raise Interrupted

    event.listen(connection, "after_cursor_execute", stop)
    try:
        migrate(connection, change)
    except Interrupted:
        return True
    finally:
        event.remove(connection, "after_cursor_execute", stop)
    return False


def psql(connection: Connection, script: str, folder: Path) -> None:
    """Have psql run *script*, which prints no error."""
    (folder / "script.sql").write_text(script)
    program = import_module("shop.db.local.programs").find().folder / "psql"
    url = connection.engine.url
    address = ["-h", str(url.query["host"]), "-p", str(url.query["port"]), "-U", str(url.username)]
    subprocess.run(
        [program, "-qXv", "ON_ERROR_STOP=1", *address, "-f", "script.sql", str(url.database)],
        cwd=folder,
        check=True,
    )

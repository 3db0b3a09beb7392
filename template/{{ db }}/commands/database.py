"""Create and drop a database, from beside it: from `postgres`, which every server has, or nearly."""

from collections.abc import Callable
from dataclasses import replace

from alembic.util import CommandError
from sqlalchemy import Connection, text

from ..connection.connect import ConnectError, Result, connected
from ..connection.place import place
from ..postgresql import driver
from ..postgresql.databases import exists
from ..postgresql.sqlstate import DUPLICATE_DATABASE, NOT_ALLOWED, UNIQUE_VIOLATION, sqlstate
from ..target import Target

MAINTENANCE = ("postgres", "template1")


def create(database: Target) -> bool:
    """Create *database* unless there is one; return whether it was made here.

    Any number of processes may try at once. Raises `ConnectError` when it is there, and lets
    nobody in.
    """
    try:
        connected(database, lambda connection: None)
    except ConnectError as refusal:
        return _beside(database, lambda connection: _create(connection, database), refusal)
    return False


def is_missing(database: Target, refusal: ConnectError) -> bool:
    """Whether *refusal*, of a connection to *database*, is for want of that database."""
    return _beside(database, lambda connection: not exists(connection, name(database)), refusal)


def drop(database: Target) -> None:
    """Drop *database*, whoever is connected to it."""
    _beside(database, lambda connection: _drop(connection, database))


def name(database: Target) -> str:
    """The name of *database*."""
    if database.database:
        return database.database
    raise CommandError(
        f"The address names no database.\n\n  {database}\n"
        "  Put the name behind the host:  postgresql://USER@HOST:5432/DATABASE"
    )


def _beside(
    database: Target, work: Callable[[Connection], Result], refusal: ConnectError | None = None
) -> Result:
    """Do *work* with a connection to another database of the same server."""
    name(database)
    for maintenance in MAINTENANCE:
        beside = replace(database, url=database.url.set(database=maintenance))
        try:
            return connected(beside, work)
        except ConnectError as error:
            # Of several reasons, the one for the user's own database is told.
            refusal = refusal or error
    assert refusal is not None
    raise refusal


def _create(connection: Connection, database: Target) -> bool:
    if exists(connection, name(database)):
        return False
    # PostgreSQL copies no template to which somebody is connected, as we are, perhaps.
    template = " TEMPLATE template0" if connection.engine.url.database == "template1" else ""
    statement = f"CREATE DATABASE {_quoted(connection, database)}{template}"
    try:
        _run_alone(connection, statement)
    except Exception as error:
        # Another process was quicker, by much or by little.
        if sqlstate(error) in {DUPLICATE_DATABASE, UNIQUE_VIOLATION}:
            return False
        raise _explained(error, database, statement, _role(connection)) from error
    return True


def _drop(connection: Connection, database: Target) -> None:
    statement = f"DROP DATABASE IF EXISTS {_quoted(connection, database)} WITH (FORCE)"
    try:
        _run_alone(connection, statement)
    except Exception as error:
        raise _explained(error, database, statement, _role(connection)) from error


def _run_alone(connection: Connection, statement: str) -> None:
    """These statements run in no transaction."""
    connection.rollback()
    connection.execution_options(isolation_level="AUTOCOMMIT")
    driver.run_script(connection, statement)


def _explained(error: Exception, database: Target, statement: str, role: str) -> Exception:
    if not driver.is_refusal(error):
        return error
    if sqlstate(error) != NOT_ALLOWED:
        return CommandError(f"{database}\n\n{driver.words(error)}")
    verb = statement.partition(" ")[0]
    owner = f" OWNER {role}" if verb == "CREATE" else ""
    return CommandError(
        f"{database.environment}: the role {role} may not {verb.lower()} the database "
        f"{name(database)} on {place(database)}.\n\n"
        "  Have an administrator run this, and try again:\n\n"
        f"      {statement}{owner};\n\n"
        f"  Or name another one in {database.setting('POSTGRES_USER')}. {database.searched}"
    )


def _quoted(connection: Connection, database: Target) -> str:
    quoted = connection.scalar(text("SELECT quote_ident(:name)"), {"name": name(database)})
    return str(quoted)


def _role(connection: Connection) -> str:
    return str(connection.scalar(text("SELECT quote_ident(current_user)")))

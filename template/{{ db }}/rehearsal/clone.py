"""A copy of a database on its own server, made by PostgreSQL: CREATE DATABASE ... TEMPLATE."""

import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace

from sqlalchemy import Connection, text

from ..commands.database import MAINTENANCE, name
from ..connection.connect import ConnectError, connected
from ..connection.place import place
from ..expected import Expected
from ..postgresql.quote import identifier
from ..target import Target
from ..terminal.progress import doing
from ..terminal.wording import first_of
from .session import Session, session
from .temporary import settings_of, temporary_database

log = logging.getLogger("alembic.db")

# Seconds for a session that was just closed to be gone, such as our own.
PATIENCE = 2.0
SHOWN = 10

WHO = text("""
    SELECT format('%s, process %s%s', usename, pid, ' (' || nullif(application_name, '') || ')')
    FROM pg_stat_activity
    WHERE datname = :name AND usename IS NOT NULL AND pid <> pg_backend_pid()
    ORDER BY pid""")
RIGHTS = text("""
    SELECT rolsuper OR rolcreatedb, rolsuper OR pg_has_role(datdba, 'USAGE'),
        quote_ident(rolname), quote_ident(pg_get_userbyid(datdba))
    FROM pg_roles, pg_database
    WHERE rolname = current_user AND datname = :name""")
SIZE = text("SELECT pg_size_pretty(pg_database_size(current_database()))")


class NoClone(Expected):
    """The database cannot be copied. The text is for the person at the keyboard."""


@contextmanager
def cloned(database: Target, instead: str) -> Iterator[Target]:
    """A copy of *database*, which is dropped in the end. Raises `NoClone`.

    *instead* is the command to paste where that cannot be done.
    """
    size, settings = connected(database, lambda live: (live.scalar(SIZE), settings_of(live)))
    with ExitStack() as stack:
        do = stack.enter_context(_beside(database))
        do(lambda server: _refuse_without_rights(server, database, instead))
        do(lambda server: _refuse_company(server, database, instead))
        log.info("Copying database %s (%s)", name(database), size)
        template = f"TEMPLATE {identifier(name(database))}"
        made = temporary_database(do, database.role, template, name(database), settings)
        with doing(f"Copying database {name(database)} ({size})"):
            copy = stack.enter_context(made)
        yield replace(database, url=database.url.set(database=copy))


@contextmanager
def _beside(database: Target) -> Iterator[Session]:
    """A session in another database of the same server: nobody may be in the one to be copied."""
    with ExitStack() as stack:
        yield _entered(stack, database)


def _entered(stack: ExitStack, database: Target) -> Session:
    refusal = None
    for maintenance in MAINTENANCE:
        beside = replace(database, url=database.url.set(database=maintenance))
        try:
            if maintenance != name(database):
                return stack.enter_context(session(beside))
        except ConnectError as error:
            refusal = error
    raise refusal or NoClone(f"There is no database beside {name(database)}.")


def _refuse_without_rights(server: Connection, database: Target, instead: str) -> None:
    may_create, owns, role, owner = server.execute(RIGHTS, {"name": name(database)}).one()
    if may_create and owns:
        return
    why, grant = (
        (f"the role {role} may not create databases", f"ALTER ROLE {role} CREATEDB")
        if not may_create
        else (f"only its owner {owner} may copy it", f"GRANT {owner} TO {role}")
    )
    raise NoClone(
        f"Nothing was rehearsed: {why}.\n\n"
        f"  {database}\n"
        "  What is not one transaction is rehearsed in a copy of the database. Have an\n"
        f"  administrator of {place(database)} run this, and try again:\n\n"
        f"      {grant};\n\n"
        f"  Or let pg_dump make the copy, on the embedded PostgreSQL:\n\n      {instead}"
    )


def _refuse_company(server: Connection, database: Target, instead: str) -> None:
    end = time.monotonic() + PATIENCE
    while others := server.scalars(WHO, {"name": name(database)}).all():
        if time.monotonic() > end:
            raise NoClone(_company(database, others, instead))
        time.sleep(0.05)


def _company(database: Target, others: Sequence[str], instead: str) -> str:
    return (
        "Nothing was rehearsed: PostgreSQL copies no database to which somebody is connected.\n\n"
        f"  {database}\n"
        f"  Connected to it:\n\n{first_of(others, SHOWN)}\n\n"
        "  Have them leave, and try again. Or let pg_dump make the copy, on the embedded PostgreSQL,\n"
        f"  which disturbs nobody:\n\n      {instead}"
    )

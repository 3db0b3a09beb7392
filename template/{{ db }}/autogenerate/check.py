"""What `alembic check` does: whether the live database is exactly what the models say.

Equal means that PostgreSQL's own words for everything that the project made are the same on both
sides. What is somebody else's does not count: tables, views and functions that neither the models nor
the migrations know.
"""

import logging

from alembic import context
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, MetaData

from ..compare import savepoint
from ..compare.history import replayed
from ..compare.models import ModelsError, created, created_after
from ..compare.residue import Fact, Residue, all_left, residue
from ..compare.scratch_session import NoScratch
from ..connection.undisturbed import rest
from ..expected import Expected
from ..postgresql.catalog import read_facts
from ..running import command
from ..terminal.wording import first_of
from . import stock
from .options import Options, version_table

log = logging.getLogger("alembic.autogenerate")

ADVICE = """\
  If you changed the models, write the migration:

      alembic revision --autogenerate -m "..."

  If that finds nothing to do, somebody changed the database by hand."""

UNMARKED = """

  If it has the tables already, and nobody has told Alembic:

      db adopt"""

# More lines than these tell nobody more.
SHOWN = 40


class Differs(Expected):
    """The database is not what the models say. The text is for the person at the keyboard."""


def check(live: Connection, metadata: MetaData, options: Options) -> None:
    """Compare, and raise `Differs`, or have Alembic say that there is nothing to do.

    *live* is only read. *options* are those of ``context.configure()``.
    """
    ours: Options = {"autogenerate_plugins": []}
    command.configure(connection=live, **options | ours)
    refuse_behind(context.get_context())
    rest(live)
    try:
        left = differences(live, metadata, options)
    except NoScratch as reason:
        return stock.compare(live, options, reason)
    if left:
        raise Differs(_message(left))
    with context.begin_transaction():
        context.run_migrations()


def differences(live: Connection, metadata: MetaData, options: Options) -> Residue:
    """How *live* differs from the models, in PostgreSQL's words. Raises `NoScratch`."""
    try:
        return _differences(live, metadata, options)
    except NoScratch as reason:
        log.warning("%s: comparing in a transaction of the live database.", reason)
        rest(live)
    table = version_table(options)
    with savepoint.created(live, metadata):
        models = savepoint.models_facts(live, table)
    return residue(read_facts(live, table), models, set())


def _differences(live: Connection, metadata: MetaData, options: Options) -> Residue:
    table = version_table(options)
    found = read_facts(live, table)
    rest(live)  # the scratch databases may take their time
    # What the history says counts only when the two differ.
    if found == _models_alone(live, metadata, table):
        return Residue([], [])
    with replayed(live, context.script, options) as connection:
        history = read_facts(connection, table)
        with created_after(live, metadata, connection) as scratch:
            models = read_facts(scratch, table)
    return all_left(found, models, history)


def _models_alone(live: Connection, metadata: MetaData, table: str) -> set[Fact] | None:
    """What the models lead to with the extensions of *live*; None if they need others."""
    try:
        with created(live, metadata) as connection:
            return read_facts(connection, table)
    except ModelsError:
        return None


def refuse_behind(migration: MigrationContext) -> None:
    """Raise `Differs` if there are migrations to apply."""
    current, heads = migration.get_current_heads(), context.script.get_heads()
    if set(current) != set(heads):
        raise Differs(
            "Target database is not up to date.\n\n"
            f"  It is at {', '.join(current) or 'no migration at all'}, and the last one is "
            f"{', '.join(heads) or 'not written yet'}.\n"
            "  Bring it there, and check again:\n\n"
            f"      alembic upgrade {'heads' if len(heads) > 1 else 'head'}"
            f"{'' if current else UNMARKED}"
        )


def _message(left: Residue) -> str:
    shown = first_of(list(left), SHOWN)
    return (
        "The database is not what the models say.\n\n"
        f"  What it has (-), and what the models ask for (+):\n\n{shown}\n\n{ADVICE}"
    )

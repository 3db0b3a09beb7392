"""The migrations of a database, through migrations/env.py as with every command of Alembic's."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext, RevisionStep
from alembic.script import Script, ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from ..connection.connect import connected
from ..running.unknown import explain
from ..target import Target
from .begin import lent, typed

# From the revisions that a database is at to those that are to be run there.
Steps = Callable[[Any, MigrationContext], list[RevisionStep]]


@dataclass(frozen=True)
class Standing:
    """The *revisions* that a database is at, and the table that says so.

    There are none, one or, with branches, several.
    """

    revisions: tuple[str, ...]
    version_table: str
    version_schema: str | None


def run_steps(config: Config, script: ScriptDirectory, steps: Steps, **options: Any) -> None:
    """Run what *steps* finds in the database that migrations/env.py connects to, or is `lent`.

    *options* are those of Alembic's `EnvironmentContext`.
    """
    with EnvironmentContext(config, script, fn=steps, **options):
        script.run_env()


def standing(config: Config, script: ScriptDirectory) -> Standing:
    """Where the database of migrations/env.py stands; nothing is changed."""
    found: list[Standing] = []

    def read(revisions: Any, migration: MigrationContext) -> list[RevisionStep]:
        schema = migration.version_table_schema
        found.append(Standing(tuple(sorted(revisions)), migration.version_table, schema))
        return []

    run_steps(config, script, read, dont_mutate=True)
    return found[0]


def applied(config: Config, connection: Connection) -> tuple[str, ...]:
    """The revisions that the database of *connection* is at."""
    with lent(config, "connection", connection):
        found = standing(config, ScriptDirectory.from_config(config))
    connection.rollback()
    return found.revisions


def pending(script: ScriptDirectory, current: tuple[str, ...]) -> list[Script]:
    """What `upgrade heads` would run in a database that is at *current*, in that order.

    Raises `CommandError` if it is at a revision for which there is no file.
    """
    if foreign := unknown(script, current):
        raise CommandError(explain(foreign))
    return [*script.iterate_revisions("heads", current, implicit_base=True)][::-1]


def upgrade(config: Config, database: Target) -> bool:
    """Bring *database* to the end, as `alembic upgrade heads` does; return whether that changed it."""
    before = connected(database, lambda connection: applied(config, connection))
    if foreign := unknown(ScriptDirectory.from_config(config), before):
        raise CommandError(
            f"{explain(foreign)}\n\n  {database}\n"
            "  To begin anew instead, where nothing is lost with it:\n\n"
            f"      {typed(config, 'reset')}"
        )
    with lent(config, "target", database):
        command.upgrade(config, "heads")
    return connected(database, lambda connection: applied(config, connection)) != before


def unknown(script: ScriptDirectory, revisions: Iterable[str]) -> list[str]:
    """Those of *revisions* for which there is no file."""
    known = {revision.revision for revision in script.walk_revisions()}
    return [revision for revision in revisions if revision not in known]

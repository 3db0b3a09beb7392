"""The migrations of a database, through migrations/env.py as with every command of Alembic's."""

from collections.abc import Iterable
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from ..connect import connected
from ..target import Target
from .begin import lent, typed


def applied(config: Config, connection: Connection) -> tuple[str, ...]:
    """The revisions that the database is at: none, one or, with branches, several."""
    found: list[str] = []

    def read(revisions: Any, _: object) -> list[Any]:
        found.extend(revisions)
        return []

    script = ScriptDirectory.from_config(config)
    environment = EnvironmentContext(config, script, fn=read, dont_mutate=True)
    with lent(config, "connection", connection), environment:
        script.run_env()
    connection.rollback()
    return tuple(sorted(found))


def upgrade(config: Config, database: Target) -> bool:
    """Bring *database* to head, as `alembic upgrade head` does; return whether that changed it."""
    before = connected(database, lambda connection: applied(config, connection))
    if foreign := unknown(ScriptDirectory.from_config(config), before):
        raise CommandError(
            f"{explain_unknown(foreign)}\n\n  {database}\n"
            "  To begin anew instead, where nothing is lost with it:\n\n"
            f"      {typed(config, 'reset')}"
        )
    with lent(config, "target", database):
        command.upgrade(config, "head")
    return connected(database, lambda connection: applied(config, connection)) != before


def unknown(script: ScriptDirectory, revisions: Iterable[str]) -> list[str]:
    """Those of *revisions* for which there is no file."""
    known = {revision.revision for revision in script.walk_revisions()}
    return [revision for revision in revisions if revision not in known]


def explain_unknown(revisions: Iterable[str]) -> str:
    """What to do about a database that is at these."""
    return (
        f"The database is at {', '.join(revisions)}, which is no migration of this checkout.\n"
        "Go to the branch that has it, or git pull."
    )

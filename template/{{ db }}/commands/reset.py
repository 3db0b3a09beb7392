"""`db reset`: begin anew."""

from argparse import ArgumentParser

from alembic.config import Config
from alembic.util import CommandError

from ..guard import refuse_elsewhere
from ..target import EMBEDDED, Target
from ..terminal.extra import extra
from ..terminal.question import confirm
from ..terminal.typed import typed_with
from .begin import log, opened, typed
from .database import drop, name
from .prepare import bring_up


def reset(config: Config, yes: bool = False) -> None:
    """Drop the database and prepare a new one (local and test only).

    Every row is lost, and whoever is connected is thrown out. Refused in any other environment,
    and on a server that is not on this machine. It asks first.

    example:
      db reset          asks
      db reset --yes    for scripts
    """
    with opened(config) as (project, database):
        _refuse_unless_disposable(database, extra(config).get("host"))
        if not yes:
            confirm(
                f"Drop every row of database {name(database)}?",
                refused="Nothing was dropped.",
                instead=typed(config, "reset --yes"),
            )
        drop(database)
        log.info("Dropped database %s", name(database))
        bring_up(config, project, database)


def add_options(parser: ArgumentParser) -> None:
    """Add --yes."""
    parser.add_argument("--yes", action="store_true", help="do not ask")


def _refuse_unless_disposable(database: Target, named: str | None) -> None:
    if database.environment not in EMBEDDED:
        raise CommandError(
            f"Nothing was dropped: this is {database.environment}.\n\n"
            f"  {database}\n"
            f"  Only the databases of {' and '.join(EMBEDDED)} can be made anew."
        )
    refuse_elsewhere(database, "reset", named, typed_with("host"))

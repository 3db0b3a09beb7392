"""`db rehearse`: upgrade, downgrade, upgrade and check on real rows, with nothing kept."""

import sys
from argparse import ArgumentParser

from alembic.config import Config
from alembic.util import CommandError

from ..guard import refuse_elsewhere
from ..production import is_production
from ..rehearsal.show import Failed, on_a_copy, on_the_spot
from ..target import Target
from ..terminal.extra import extra
from ..terminal.typed import typed_with
from .begin import opened


def rehearse(config: Config, clone: bool = False, source: str = "") -> None:
    """Upgrade, downgrade, upgrade again and check, on the real rows; nothing of it is kept.

    What is pending is rehearsed; if nothing is, the last migration. It happens in one transaction,
    which holds its locks until it is rolled back. Where a migration is online, it happens in a copy
    of the database, which is dropped in the end. The exit status is 1 when a step fails, or when
    upgrade and downgrade do not undo each other.

    Refused in production, where it would keep others waiting. With --from, it happens in a copy on
    the embedded PostgreSQL, made by pg_dump, which only reads.

    example:
      db rehearse
      db rehearse --from production
    """
    try:
        with opened(config, source) as (project, database):
            if source:
                on_a_copy(config, project, database)
            else:
                _refuse_production(config, database)
                named = extra(config).get("host")
                refuse_elsewhere(database, "rehearsal", named, typed_with("host"))
                on_the_spot(config, database, clone)
    except Failed as failure:
        config.print_stdout("FAILED: %s\n\nThis was a rehearsal: nothing was changed.", failure)
        sys.exit(1)


def add_options(parser: ArgumentParser) -> None:
    """Add --clone and --from."""
    parser.add_argument(
        "--clone", action="store_true", help="in a copy on the same server, not in a transaction"
    )
    parser.add_argument(
        "--from",
        dest="source",
        metavar="ENV",
        default="",
        help="in a copy of that environment's database, on the embedded PostgreSQL",
    )


def _refuse_production(config: Config, database: Target) -> None:
    if not is_production(config, database.environment):
        return
    raise CommandError(
        f"Nothing was rehearsed: this is {database.environment}.\n\n"
        f"  {database}\n"
        "  A rehearsal holds the locks of all its steps until it ends, and keeps others waiting.\n"
        "  Rehearse in a copy on this machine, which is dropped in the end; pg_dump makes it, which\n"
        "  only reads:\n\n"
        f"      db rehearse --from {database.environment}"
    )

"""`db review`: what the next migrations will do to those who use the database meanwhile."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from alembic.config import Config

from .begin import opened

FORMATS = ("terminal", "markdown")


def review(
    config: Config,
    revisions: Sequence[str] = (),
    every: bool = False,
    against: str = "",
    format: str = "terminal",
) -> None:
    """Show what the pending migrations lock, read, write anew and take away.

    They run in an empty scratch database, where PostgreSQL is asked after each statement. The
    target is only read: for which migrations are pending, and how big the tables are. The exit
    status is 0 if there is nothing to find, or all of it is accepted in the migrations, 1 if there
    is, 2 if this was typed in a wrong way, and 255 if it cannot be told.

    example:
      db review
      db -x env=production review
      db review --against origin/main --format markdown
    """
    # Imported here, so that the other verbs start faster.
    from ..review.markdown import markdown
    from ..review.reviewing import Reviewing
    from ..review.terminal import Terminal, colored

    with opened(config) as (project, database):
        found = Reviewing(config, project, database).review(revisions, every=every, ref=against)
        text = markdown if format == "markdown" else Terminal(colors=colored()).text
        config.print_stdout("%s", text(found))
    sys.exit(1 if found.failures else 0)


def add_options(parser: ArgumentParser) -> None:
    """Say which migrations, and for whom."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--all", dest="every", action="store_true", help="the whole history")
    which.add_argument(
        "--against",
        metavar="REF",
        default="",
        help="those whose files are not as in this branch or commit of git, committed or not",
    )
    which.add_argument(
        "revisions", nargs="*", default=[], metavar="REVISION", help="these, instead of the pending"
    )
    parser.add_argument("--format", choices=FORMATS, default="terminal", help="for whom it is")

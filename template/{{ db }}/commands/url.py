"""`db url`: the address, for other programs."""

from argparse import ArgumentParser
from urllib.parse import quote

from alembic.config import Config

from .begin import opened
from .libpq import address, parameters


def url(config: Config, show_password: bool = False) -> None:
    """Print the address of the database, the password hidden unless asked for.

    As psql, pg_dump and DATABASE_URL take it. The embedded PostgreSQL stops with the last command
    that uses it: its address is good while another one runs.

    example:
      db url
      pg_dump "$(db -x env=staging url --show-password)"
    """
    with opened(config) as (_, database):
        given = parameters(database)
        password = given.get("password", "")
        shown = quote(password, safe="") if show_password else "***" if password else ""
        config.print_stdout("%s", address(given, shown))


def add_options(parser: ArgumentParser) -> None:
    """Add --show-password."""
    parser.add_argument(
        "--show-password", action="store_true", help="print it in plain text, for other programs"
    )

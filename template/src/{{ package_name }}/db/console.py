"""What Alembic's command line prints: one line per migration, and messages as they were written."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from logging.config import fileConfig

from alembic.config import Config
from alembic.util import messaging


def prepare(config: Config) -> None:
    """Set up logging as alembic.ini says, if Alembic was started from the command line.

    A program that calls Alembic's functions has its own logging, which is left alone.
    """
    if config.cmd_opts is None or config.config_file_name is None:
        return
    fileConfig(config.config_file_name, encoding="utf-8")
    # Alembic logs each failure that it also prints, and each of its own plugins.
    logging.getLogger("alembic.util.messaging").disabled = True
    logging.getLogger("alembic.runtime.plugins").disabled = True
    # On a terminal it re-flows what it prints into one paragraph, and our messages have lines to
    # be copied.
    messaging.TERMWIDTH = None


@contextmanager
def without_preamble() -> Iterator[None]:
    """Keep Alembic from announcing, before each command, that this is PostgreSQL."""
    log = logging.getLogger("alembic.runtime.migration")
    before = log.level
    log.setLevel(logging.WARNING)
    try:
        yield
    finally:
        log.setLevel(before)

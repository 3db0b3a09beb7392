"""`db seed`: the seeds alone."""

from argparse import ArgumentParser

from alembic.config import Config

from ..connection.connect import connected
from . import seeds
from .begin import log, opened


def seed(config: Config) -> None:
    """Load the files in seeds/, and those in seeds/ENVIRONMENT/.

    In the order of their names, each in a transaction of its own. A .sql file holds statements; a
    .py file holds a function seed(connection: Connection). They are loaded again by every
    `db prepare`, so they must not mind rows that are there.

    example:
      db seed                 after a change in seeds/
      db -x env=test seed     with the files in seeds/test/
    """
    with opened(config) as (project, database):
        rows = connected(database, lambda connection: seeds.load(project, database, connection))
        if not rows:
            log.info("Nothing to do: the seeds change no row")


def add_options(parser: ArgumentParser) -> None:
    """It has none."""

"""`db prepare`: from whatever is there to a database that can be worked with."""

from argparse import ArgumentParser

from alembic.config import Config

from ..connection.connect import connected
from ..settings import Project
from ..target import Target
from . import seeds
from .begin import log, opened
from .database import create, name
from .revisions import upgrade


def prepare(config: Config) -> None:
    """Create the database if it is missing, migrate it to head, and load the seeds.

    Where nothing is left to do, nothing is done. Any number of processes may run it at once: one
    works, the others wait, and find nothing left to do.

    example:
      db prepare                     on your machine, after git clone or git pull
      db -x env=production prepare   in a deployment
    """
    with opened(config) as (project, database):
        bring_up(config, project, database)


def bring_up(config: Config, project: Project, database: Target) -> None:
    """Do what `prepare` promises."""
    created = create(database)
    if created:
        log.info("Created database %s", name(database))
    migrated = upgrade(config, database)
    rows = connected(database, lambda connection: seeds.load(project, database, connection))
    if not (created or migrated or rows):
        log.info("Nothing to do: the database is there, at head, and has its seeds")


def add_options(parser: ArgumentParser) -> None:
    """It has none."""

"""What every verb begins with: which database it is about to touch, said on one line of stderr."""

import io
import logging
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy.exc import DBAPIError

from ..expected import Expected
from ..local import LocalServerError
from ..postgresql import driver
from ..settings import Project, SettingsError
from ..target import Target, target
from ..terminal.extra import extra, said

log = logging.getLogger("alembic.db")


@contextmanager
def opened(config: Config, environment: str = "") -> Iterator[tuple[Project, Target]]:
    """The project, and the database of the *environment*: if not given, the one that was chosen.

    Expected failures in here end as Alembic's `CommandError`.
    """
    project = _project(config)
    try:
        with target(project, environment or extra(config).get("env")) as database:
            log.info("%s", database)
            yield project, database
    except (Expected, LocalServerError) as error:
        raise CommandError(str(error)) from None
    except DBAPIError as error:
        # Without the statement and its parameters, which may hold a password.
        raise CommandError(f"PostgreSQL refused.\n\n{driver.words(error)}") from None


@contextmanager
def lent(config: Config, name: str, thing: object) -> Iterator[None]:
    """For a while, migrations/env.py takes *thing*."""
    config.attributes[name] = thing
    try:
        yield
    finally:
        del config.attributes[name]


@contextmanager
def silenced(config: Config) -> Iterator[None]:
    """For a while, what Alembic prints is not shown."""
    printed, config.stdout = config.stdout, io.StringIO()
    try:
        yield
    finally:
        config.stdout = printed


def typed(config: Config, verb: str) -> str:
    """*verb* as it is to be typed for the same environment."""
    return " ".join(["db", *(f"-x {shlex.quote(word)}" for word in said(config)), verb])


def _project(config: Config) -> Project:
    ini = Path(config.config_file_name or "alembic.ini")
    if not ini.is_file():
        raise CommandError(
            "There is no alembic.ini, which says how the database is addressed.\n\n"
            f"  Looked for {ini.name} in {ini.resolve().parent}, and in every folder above.\n"
            "  Go to the project's folder, or name the file:  db -c PATH/alembic.ini ..."
        )
    try:
        return Project.load(ini, config.config_ini_section)
    except SettingsError as error:
        raise CommandError(str(error)) from None

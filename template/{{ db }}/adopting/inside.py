"""Do something where migrations/env.py has connected: it knows the models, and the options."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, MetaData

from ..autogenerate.options import Options
from ..commands.begin import lent, silenced
from ..expected import Expected
from ..target import Target

Result = TypeVar("Result")
Work = Callable[[Connection, MetaData, Options], Result]

# Who is told of the files that are about to be written, with their texts.
Announce = Callable[[Mapping[Path, str]], object]

# What migrate.py looks for, to do that instead of its own comparison.
ATTRIBUTE = "adopting"


def inside(config: Config, database: Target, work: Work[Result]) -> Result:
    """The result of *work*, which gets the live connection, the models and Alembic's options.

    It may only read what is live.
    """
    results: list[Result] = []

    def noted(live: Connection, metadata: MetaData, options: Options) -> None:
        results.append(work(live, metadata, options))

    with working(config, database, noted), silenced(config):
        command.check(config)
    return results[0]


@contextmanager
def working(config: Config, database: Target, work: Work[None]) -> Iterator[None]:
    """Commands of Alembic's that compare do *work* instead, in here.

    They say what is `Expected` with a text alone, as `CommandError`; here it is raised as it was.
    """
    errors: list[Expected] = []

    def instead(live: Connection, metadata: MetaData, options: Options) -> None:
        try:
            work(live, metadata, options)
        except Expected as error:
            errors.append(error)
            raise

    with lent(config, "target", database), lent(config, ATTRIBUTE, instead):
        try:
            yield
        except CommandError:
            if errors:
                raise errors[0] from None
            raise

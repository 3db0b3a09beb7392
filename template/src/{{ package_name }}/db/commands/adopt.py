"""`db adopt`: take over a database whose tables no migration made."""

from argparse import ArgumentParser
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import Script, ScriptDirectory
from alembic.util import CommandError

from ..released.history import History
from ..target import Target
from .begin import lent, opened


def adopt(config: Config) -> None:
    """Write the first migration for a database that has the tables of the models already.

    The migration is replayed in a scratch database. Only if the result is, to the last default and
    constraint, what the database holds is it marked as applied there. Otherwise the differences
    are shown, and nothing is written. Tables that the models do not know are left alone.

    example:
      db adopt
      db -x env=production adopt
    """
    script = ScriptDirectory.from_config(config)
    if script.get_heads():
        raise CommandError(
            f"There are migrations already, up to {', '.join(script.get_heads())}.\n\n"
            "  Where they describe this database, mark them as applied:  alembic stamp head"
        )
    with opened(config) as (_, database):
        first = _written(config, database)
        try:
            with lent(config, "target", database), lent(config, "adopting", True):
                command.check(config)
        except CommandError:
            Path(first.path).unlink()
            History.of(config).keep()
            raise
        with lent(config, "target", database):
            command.stamp(config, "head")
    config.print_stdout(f"Adopted: {first.path} is marked as applied.")


def add_options(parser: ArgumentParser) -> None:
    """It has none."""


def _written(config: Config, database: Target) -> Script:
    with lent(config, "target", database), lent(config, "adopting", True):
        written = command.revision(config, "baseline", autogenerate=True)
    if not isinstance(written, Script):
        raise CommandError("No table is registered, so there is nothing to adopt.")
    return written

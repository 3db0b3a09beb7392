"""`db adopt`: take over a database, or a history, that is there already."""

from argparse import ArgumentParser

from alembic.config import Config
from alembic.script import ScriptDirectory

from ..adopting.baseline import adopt_database
from ..adopting.history import adopt_history
from ..adopting.unfinished import alone
from .begin import opened


def adopt(config: Config) -> None:
    """Take over a database whose tables no migration here has made, or an Alembic history.

    Without migrations, the first one is written: from the models or, where there are none, with
    models that are written from the database. It is replayed in a scratch database, and only if
    the result is, to the last default and constraint, what the database holds is it marked as
    applied there. Otherwise the differences are shown, and nothing stays written.

    With migrations, these are taken over as they are: replayed, compared with the database and the
    models, and recorded in migrations/revisions.lock. Tables of others are left alone.

    example:
      db adopt
      db -x env=production adopt
    """
    with opened(config) as (_, database), alone(config) as before:
        if ScriptDirectory.from_config(config).get_heads():
            told = adopt_history(config, database, before.revision)
        else:
            told = adopt_database(config, database)
    config.print_stdout("%s", told)


def add_options(parser: ArgumentParser) -> None:
    """It has none."""

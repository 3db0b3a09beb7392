"""What migrations/env.py hands all its work to: one configuration for every way Alembic runs.

`alembic upgrade head --sql` prints SQL, and needs neither a server nor credentials. The tests bring
a connection to a database of their own. Any other command connects to the database of the
environment that `-x env=NAME` or APP_ENV names.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from alembic import context
from alembic.util import CommandError
from sqlalchemy import Connection, MetaData

from . import guard, operations, production
from .adopting.conventions import Conventions
from .autogenerate.options import version_schema, version_table
from .connection import pooler
from .connection.connect import connected
from .connection.undisturbed import undisturbed
from .expected import Expected
from .local import LocalServerError
from .released.adopted import named_by_models
from .revisions import irreversible
from .running import branches, collector, command, failed_migration, importing, unknown
from .running.failed_migration import MigrationError
from .running.lock import lock_name, only_migrator
from .running.steps import command_options
from .running.timeouts import Timeouts
from .settings import Project
from .target import Target, target
from .terminal import console
from .terminal.extra import extra
from .terminal.typed import typed_with

log = logging.getLogger("alembic.env")

# What a migration may call beyond Alembic's own: importing it tells Alembic.
__all__ = ["migrate", "operations"]

# The commands that need the models: without them the others start faster, and work when one of them
# is broken. `diagram` is a verb of `db`.
WITH_MODELS = {"check", "diagram", "revision"}

# The commands that change nothing in the database, so that they need not wait for one that does.
ONLY_READ = {"branches", "check", "current", "diagram", "heads", "history", "revision", "show"}


def migrate(tables: Callable[[], MetaData], **options: Any) -> None:
    """Run the command that Alembic was called with.

    *tables* imports the models and returns their metadata. *options* are those of Alembic's
    ``context.configure()``. Expected failures end as Alembic's `CommandError`.
    """
    console.prepare(context.config)
    told = importing.models()(tables)
    pause = collector.paused() if _command() in WITH_MODELS else nullcontext()
    script = branches.explained(lambda: context.script)
    with script, unknown.explained(), importing.migrations(), pause:
        _migrate(told, options)


def _migrate(tables: Callable[[], MetaData], options: dict[str, Any]) -> None:
    options = {"target_metadata": _metadata(tables), "transaction_per_migration": True} | options
    irreversible.respect()
    with _one_message():
        if context.is_offline_mode():
            _print_sql(options)
        elif connection := context.config.attributes.get("connection"):
            _run(connection, options)
        else:
            _connect_and_run(options)


def _command() -> str:
    """The command, whoever called it: Alembic's function of that name made what is to run."""
    return str(command_options()["fn"].__qualname__.partition(".")[0])


def _autogenerates() -> bool:
    """Whether the command is `check` or `revision --autogenerate`."""
    revision = command_options().get("revision_context")
    return revision is not None and bool(revision.command_args["autogenerate"])


def _metadata(tables: Callable[[], MetaData]) -> MetaData | Conventions | None:
    if _command() in WITH_MODELS:
        return tables()
    revisions = named_by_models(context.script)
    if not revisions:
        return None
    options, conventions = command_options(), Conventions(tables, revisions)
    options["fn"] = conventions.around(options["fn"])
    return conventions


@contextmanager
def _one_message() -> Iterator[None]:
    try:
        yield
    except MigrationError as error:
        raise CommandError(str(error)) from error  # `alembic --raiseerr` shows where it comes from
    except (Expected, LocalServerError) as error:
        raise CommandError(str(error)) from None


def _print_sql(options: dict[str, Any]) -> None:
    options |= {"literal_binds": True, "dialect_opts": {"paramstyle": "named"}}
    limits = Timeouts.configured().statements()
    with failed_migration.explained(context.script, failed_migration.PRINTED):
        command.run(*limits, url=f"{_project().driver}://", **options)


def _connect_and_run(options: dict[str, Any]) -> None:
    with _target() as database:
        production.guard(database, _command())
        connected(database, lambda connection: _run_alone(database, connection, options))


@contextmanager
def _target() -> Iterator[Target]:
    """The database of the environment, unless a verb of `db` brings it, having announced it."""
    if brought := context.config.attributes.get("target"):
        yield brought
        return
    given = extra(context.config)
    with target(_project(), given.get("env")) as database:
        log.info("%s", database)
        verb = _command()
        if verb in guard.DESTRUCTIVE and context.config.cmd_opts is not None:
            guard.refuse_elsewhere(database, verb, given.get("host"), typed_with("host"))
        yield database


def _run_alone(database: Target, connection: Connection, options: dict[str, Any]) -> None:
    explained = failed_migration.explained(context.script)
    if _command() in ONLY_READ:
        with explained:
            _run(connection, options)
        return
    shared = not database.embedded and pooler.shares_sessions(connection)
    if shared:
        pooler.warn(database)
    lock = lock_name(version_table(options), version_schema(options))
    with only_migrator(connection, lock, shared=shared), explained:
        command.run_patiently(connection, shared=shared, **options)


def _run(connection: Connection, options: dict[str, Any]) -> None:
    if _autogenerates():
        _compare(connection, options)
    else:
        command.run(connection=connection, **options)


def _compare(connection: Connection, options: dict[str, Any]) -> None:
    # Other commands start faster without what only these two need.
    with undisturbed(connection):
        if adopting := context.config.attributes.get("adopting"):
            adopting(connection, options["target_metadata"], options)
        elif _command() == "check":
            from .autogenerate.check import check

            check(connection, options["target_metadata"], options)
        else:
            from .autogenerate.asked import Asked
            from .autogenerate.revise import revise

            revise(connection, options["target_metadata"], options, Asked.now())


def _project() -> Project:
    config = context.config
    if config.config_file_name is None:
        return Project.find()
    return Project.load(Path(config.config_file_name), config.config_ini_section)

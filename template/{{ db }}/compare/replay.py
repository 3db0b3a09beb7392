"""Run all revisions in a database, from inside of a run of Alembic."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import Any

from alembic import context, op
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext, RevisionStep
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from ..adopting.conventions import Conventions
from ..postgresql.quote import identifier
from ..released.adopted import named_by_models
from ..terminal import console
from .history_errors import HistoryError
from .scratch_session import execute

# Which revisions leave names to the models, if it is not revisions.lock that says so.
ASKING = "revisions_named_by_models"

# What is for the live database only: its address, and who wants to know of its upgrades.
NOT_TAKEN = {ASKING, "connection", "dialect_name", "on_version_apply", "starting_rev", "url"}


def replay(connection: Connection, script: ScriptDirectory, options: dict[str, Any]) -> None:
    """Run the revisions of *script* up to its heads, as `alembic upgrade heads` would.

    But without migrations/env.py, from which we may have been called. *options* are those of
    ``context.configure()``. Raises `HistoryError`, and what a revision raises.
    """
    if schema := options.get("version_table_schema"):
        execute(connection, f"CREATE SCHEMA IF NOT EXISTS {identifier(schema)}")
    taken = {name: value for name, value in options.items() if name not in NOT_TAKEN}
    models = options.get("target_metadata")
    conventions = Conventions(lambda: models, asking(script, options))
    with _own_proxies(), console.without_preamble():
        config = context.config if getattr(context, "_proxy", None) else Config()
        steps = conventions.around(_steps(script))
        with EnvironmentContext(config, script, fn=steps) as environment:
            # One transaction for all of them would take more locks than PostgreSQL has.
            ours = {"transaction_per_migration": True, "target_metadata": conventions}
            environment.configure(connection, **taken | ours)
            with environment.begin_transaction():
                environment.run_migrations()
            _check_heads(script, environment.get_context())


def asking(script: ScriptDirectory, options: dict[str, Any]) -> Collection[str]:
    """The revisions whose constraints are named as the models say, where they do not."""
    found: Collection[str] | None = options.get(ASKING)
    return named_by_models(script) if found is None else found


def _steps(script: ScriptDirectory) -> Callable[[Any, MigrationContext], list[RevisionStep]]:
    return lambda revision, _: script._upgrade_revs("heads", revision)


def _check_heads(script: ScriptDirectory, migration: MigrationContext) -> None:
    if left := _steps(script)(migration.get_current_heads(), migration):
        raise HistoryError(
            f"The migrations were replayed in a scratch database, and {len(left)} of them did not "
            f"count as applied there.\n\n  Does one of them write to {migration.version_table}?"
        )


@contextmanager
def _own_proxies() -> Iterator[None]:
    """Let `alembic.context` and `alembic.op` speak of another run in here, and then of this again.

    Alembic knows one run at a time: the end of an inner one would leave the outer one without.
    """
    outer = [proxy for module in (context, op) if (proxy := getattr(module, "_proxy", None))]
    try:
        yield
    finally:
        for proxy in outer:
            proxy._install_proxy()

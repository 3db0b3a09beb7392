"""The models as PostgreSQL has them, in a scratch database: its names of types, and all its keys."""

from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData

from ..autogenerate.options import Options, version_table
from ..compare import savepoint
from ..compare.history import replayed
from ..compare.models import ModelsError, created, created_after
from ..compare.read import read_snapshot
from ..compare.scratch_session import NoScratch
from ..compare.snapshot import Snapshot

# What is said below about this command alone, and not by migrations/env.py about all of them.
OURS = {"fn", "dont_mutate"}


def diagram(config: Config) -> Snapshot:
    """The tables of the project's models, which migrations/env.py imports.

    Raises `CommandError` where it cannot be told.
    """
    found: list[Snapshot] = []
    script = ScriptDirectory.from_config(config)

    def read(_: object, migration: MigrationContext) -> list[Any]:
        live, metadata = migration.connection, migration.opts["target_metadata"]
        assert live is not None
        options = {name: value for name, value in migration.opts.items() if name not in OURS}
        found.append(_read(live, metadata, script, options))
        return []

    # env.py knows by the name of this function what we do.
    with EnvironmentContext(config, script, fn=read, dont_mutate=True):
        script.run_env()
    return found[0]


def _read(
    live: Connection, metadata: MetaData, script: ScriptDirectory, options: Options
) -> Snapshot:
    table = version_table(options)
    try:
        return _in_scratch(live, metadata, script, options, table)
    except NoScratch:
        live.rollback()
    with savepoint.created(live, metadata):
        return savepoint.models_snapshot(live, table)


def _in_scratch(
    live: Connection,
    metadata: MetaData,
    script: ScriptDirectory,
    options: Options,
    table: str,
) -> Snapshot:
    try:
        with created(live, metadata) as scratch:
            return read_snapshot(scratch, table)
    except ModelsError:
        # They may need an extension, or a function, that the migrations create.
        live.rollback()
    with (
        replayed(live, script, options) as history,
        created_after(live, metadata, history) as scratch,
    ):
        return read_snapshot(scratch, table)

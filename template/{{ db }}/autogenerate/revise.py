"""What `alembic revision --autogenerate` does: from the history of migrations to the models.

The history is replayed and the models are created in scratch databases (compare/). The steps between
the two are planned (rewrite/), tried up and down, and only then written. So the same models and
the same history give the same migration on every machine, whatever the live database holds.

Where no scratch database can be had, the live one stands for the history, as with Alembic's own
comparison.
"""

import logging
from contextlib import suppress
from typing import Any

from alembic import context
from alembic.operations.ops import MigrationScript
from sqlalchemy import Connection, MetaData

from ..compare import savepoint
from ..compare.history import replayed
from ..compare.mentioned import only_mentioned
from ..compare.models import created_after
from ..compare.read import read_snapshot
from ..compare.scratch import clone
from ..compare.scratch_session import NoScratch, alone
from ..connection.undisturbed import is_theirs, rest
from ..diagram.place import refresh
from ..postgresql.catalog import read_facts
from ..review.glance import Glance
from ..review.summary import tell_when_written
from ..rewrite.columns.fillers import fillers
from ..rewrite.directive import following, scripts, to_template
from ..rewrite.migration import History, Migration, Models, migration
from ..rewrite.parts.apart import prove_apart
from ..rewrite.prove import OutOfLocks, prove
from ..rewrite.report import warning
from ..running import command
from . import stock
from .asked import Asked
from .beginning import refuse_several_heads, refuse_without_history, refuse_without_tables
from .options import Options, version_table
from .overlooked import WARNING, overlooked

log = logging.getLogger("alembic.autogenerate")

# Why the downgrade of a migration is empty, said in its file.
ONLY_FILLS = "it only fills what the migration before it has added"


def revise(live: Connection, metadata: MetaData, options: Options, asked: Asked) -> None:
    """Compare, and have Alembic write the migration. *live* is only read.

    *options* are those of ``context.configure()``. Raises `CannotMigrate`.
    """
    refuse_without_tables(live, metadata, version_table(options))
    refuse_without_history(live, metadata, version_table(options))
    refuse_several_heads()
    try:
        _from_history(live, metadata, options, asked)
    except NoScratch as reason:
        log.warning("%s: comparing with the live database instead of the history.", reason)
        rest(live)
        _from_live(live, metadata, options, asked)


def _from_history(live: Connection, metadata: MetaData, options: Options, asked: Asked) -> None:
    table = version_table(options)
    with replayed(live, context.script, options) as connection:
        alone(connection)
        history = History(connection, lambda: read_snapshot(connection, table))
        with created_after(live, metadata, connection) as scratch:
            models = described(scratch, metadata, table)
        found = migration(history, models, asked)
        glance = Glance(table)
        if not any(part.online for part in found.parts):
            with suppress(OutOfLocks):
                prove(connection, found.parts, models.facts, table, glance.at)
                return write(live, connection, options, found, models, glance)
        database = connection.engine.url.database or ""
    with clone(live, database) as copy:
        prove_apart(copy, found.parts, models.facts, table, glance.at)
    with replayed(live, context.script, options) as connection:
        write(live, connection, options, found, models, glance)


def described(scratch: Connection, metadata: MetaData, table: str) -> Models:
    """The models *metadata*, which were created in *scratch*."""
    snapshot = read_snapshot(scratch, table)
    defaults = fillers(metadata, snapshot, scratch.dialect)
    return Models(metadata, snapshot, read_facts(scratch, table), defaults)


def _from_live(live: Connection, metadata: MetaData, options: Options, asked: Asked) -> None:
    """What the migrations do not mention is taken for somebody else's."""
    if is_theirs():  # we could not undo what we try
        stock.compare(live, options, NoScratch("a program's transaction is open"))
        return
    table = version_table(options)
    try:
        with savepoint.created(live, metadata):
            snapshot = savepoint.models_snapshot(live, table)
            facts = savepoint.models_facts(live, table)
    except NoScratch as reason:
        stock.compare(live, options, reason)
        return
    models = Models(metadata, snapshot, facts, fillers(metadata, snapshot, live.dialect))
    known = set(snapshot.tables)
    history = History(
        live, lambda: only_mentioned(read_snapshot(live, table), context.script, known)
    )
    write(live, live, options, migration(history, models, asked), models)


def write(
    live: Connection,
    connection: Connection,
    options: Options,
    found: Migration,
    models: Models,
    glance: Glance | None = None,
) -> None:
    """Run Alembic's own command on the history, with nothing for it to compare."""
    theirs = options.get("process_revision_directives")

    def directives(migration: Any, revision: Any, files: list[MigrationScript]) -> None:
        if not found.parts or not files:
            files[:] = []
            return
        files[:] = ours = scripts(files[0], found.parts)
        with following(ours):
            if theirs:
                theirs(migration, revision, files)
        _say_why(ours, found)

    if not found.parts:
        _tell_that_nothing_differs(models)
    ours = {"process_revision_directives": directives, "autogenerate_plugins": []}
    command.run(connection=connection, **options | ours)
    refresh(context.config, models.snapshot)
    for report in found.reports:
        log.warning("%s", warning(report, live))
    if glance:
        tell_when_written(glance.parts, glance.sizes(live))


def _say_why(files: list[MigrationScript], found: Migration) -> None:
    """Let the files tell what is dropped on purpose, and why there is nothing to undo."""
    pairs = zip(files, found.parts, strict=True)
    to_template(
        accepted={files[0].rev_id: found.accepted},
        nothing_to_undo={file.rev_id: ONLY_FILLS for file, part in pairs if not part.downgrade},
    )


def _tell_that_nothing_differs(models: Models) -> None:
    number = len(models.snapshot.tables)
    tables = "the table" if number == 1 else f"all {number} tables"
    log.info(
        "Nothing to do: the migrations already lead to %s of the models. No file was written.",
        tables,
    )
    for name in overlooked(models.metadata):
        log.warning(WARNING, name)

"""What `alembic revision --autogenerate` does: from the history of migrations to the models.

The history is replayed and the models are created in scratch databases (compare/). The steps between
the two are planned (rewrite/), tried up and down, and only then written. So the same models and
the same history give the same migration on every machine, whatever the live database holds.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from alembic import context
from alembic.operations.ops import MigrationScript
from sqlalchemy import Connection, MetaData

from . import console
from .asked import Asked
from .beginning import refuse_without_history, refuse_without_tables
from .catalog import read_facts
from .compare.history import replayed
from .compare.models import created
from .compare.profile import extensions
from .compare.read import read_snapshot
from .compare.residue import Fact
from .compare.snapshot import ColumnKey, Snapshot
from .compare.wanted import wanted
from .rewrite import renames
from .rewrite.change import Change
from .rewrite.code import Call
from .rewrite.directive import fill
from .rewrite.drops import Drop, candidates, droppable, drops, meant, overwritten, refuse
from .rewrite.fillers import fillers
from .rewrite.plan import plan
from .rewrite.prove import prove

log = logging.getLogger("alembic.autogenerate")


@dataclass(frozen=True)
class Models:
    """What the models say."""

    metadata: MetaData
    snapshot: Snapshot
    facts: set[Fact]
    fillers: Mapping[ColumnKey, str]


@dataclass(frozen=True)
class Told:
    """What was said at the terminal: new names with their old ones."""

    tables: Mapping[str, str]
    columns: Mapping[ColumnKey, str]


NOTHING_TOLD = Told({}, {})


@dataclass(frozen=True)
class Migration:
    """Both ways between the history and the models."""

    upgrade: list[Call]
    downgrade: list[Call]


def revise(live: Connection, metadata: MetaData, options: dict[str, Any], asked: Asked) -> None:
    """Compare, and have Alembic write the migration. *live* is only read.

    *options* are those of ``context.configure()``.
    """
    table = options.get("version_table", "alembic_version")
    refuse_without_tables(metadata)
    refuse_without_history(live, metadata, table)
    with replayed(live, context.script, options) as history:
        models = _models(live, history, metadata, table)
        migration = _migration(history, models, asked, table)
        if not migration.upgrade:
            log.info("Nothing to do: %s", _why(models))
        _write(history, options, migration)


def _models(live: Connection, history: Connection, metadata: MetaData, table: str) -> Models:
    with created(live, metadata, also=extensions(history)) as connection:
        snapshot = read_snapshot(connection, table)
        facts = read_facts(connection, table)
    return Models(metadata, snapshot, facts, fillers(metadata, snapshot, live.dialect))


def _migration(
    history: Connection, models: Models, asked: Asked, table: str, told: Told = NOTHING_TOLD
) -> Migration:
    before = read_snapshot(history, table)
    if renamed := _renamed_tables(history, before, models, told):
        before = read_snapshot(history, table)
    if more := _renamed_in_tables(history, before, models, told):
        before = read_snapshot(history, table)
    possible = droppable(before, models.snapshot)
    former = dict(rename.table for rename in renamed if rename.table)
    change, lost = _change(history, before, models, asked, possible, former)
    if lost:
        answers = _ask(change, lost, asked, told)
        if answers == told:
            raise refuse(change, lost, asked.command)
        history.rollback()
        return _migration(history, models, asked, table, answers)
    migration = _both_ways(change, renamed + more)
    history.rollback()
    prove(history, migration.upgrade, migration.downgrade, models.facts, table)
    return migration


def _renamed_tables(
    history: Connection, before: Snapshot, models: Models, told: Told
) -> list[renames.Rename]:
    found = renames.renamed_tables(models.metadata, before, models.snapshot, told.tables)
    renames.run(history, found)
    return found


def _renamed_in_tables(
    history: Connection, before: Snapshot, models: Models, told: Told
) -> list[renames.Rename]:
    found = [
        *renames.renamed_columns(models.metadata, before, models.snapshot, told.columns),
        *renames.renamed_values(models.metadata, before, models.snapshot),
    ]
    renames.run(history, found)
    return found


def _change(
    history: Connection,
    before: Snapshot,
    models: Models,
    asked: Asked,
    loose: list[Drop],
    former: Mapping[str, str],
) -> tuple[Change, list[Drop]]:
    """The change, and what would be lost with it that nobody named."""
    after = wanted(before, models.snapshot)
    change = Change(before, after, history, models.fillers, former=former)
    lost, computed = drops(change), overwritten(change)
    named = meant(asked.drop, [*lost, *computed, *loose])
    gone = {drop.table for drop in named & set(loose)}
    given_up = {(drop.table, drop.column or "") for drop in named & set(computed)}
    change = replace(
        change,
        after=wanted(before, models.snapshot, gone),
        given_up=frozenset(given_up),
    )
    return change, [drop for drop in lost if drop not in named]


def _ask(change: Change, lost: list[Drop], asked: Asked, told: Told) -> Told:
    """What the person at the terminal says about each thing that may have been renamed."""
    tables, columns = dict(told.tables), dict(told.columns)
    for drop in lost if asked.confirm else ():
        for said, new in candidates(change, drop):
            if asked.confirm and asked.confirm(f"Was {drop.name} renamed to {said}? [y/N] "):
                if drop.column is None:
                    tables[new] = str(change.before.tables[drop.table].name)
                else:
                    columns[drop.table, new] = drop.column
                break
    return Told(tables, columns)


def _both_ways(change: Change, renamed: list[renames.Rename]) -> Migration:
    steps = plan(change)
    back = plan(change.way_back())
    return Migration(
        upgrade=[rename.code for rename in renamed] + [step.code for step in steps],
        downgrade=[step.code for step in back] + [rename.back for rename in reversed(renamed)],
    )


def _write(history: Connection, options: dict[str, Any], migration: Migration) -> None:
    """Run Alembic's own command on the replayed history, with nothing for it to compare."""

    def directives(_: object, __: object, scripts: list[MigrationScript]) -> None:
        if not migration.upgrade:
            scripts[:] = []
        else:
            fill(scripts[0], migration.upgrade, migration.downgrade)

    ours = {"process_revision_directives": directives, "autogenerate_plugins": []}
    with console.without_preamble():
        context.configure(connection=history, **options | ours)
    with context.begin_transaction():
        context.run_migrations()


def _why(models: Models) -> str:
    number = len(models.snapshot.tables)
    tables = "the table" if number == 1 else f"all {number} tables"
    return f"the migrations already lead to {tables} of the models. No file was written."

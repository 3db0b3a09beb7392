"""The migration between a history and the models: planned, with what would be lost refused, and tried."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, MetaData

from ..autogenerate.asked import Asked
from ..compare.residue import Fact
from ..compare.snapshot import ColumnKey, Snapshot
from ..compare.wanted import wanted
from . import renames
from .change import Change
from .drops import Drop, candidates, droppable, drops, meant, overwritten, refuse
from .parts.halfway import split
from .parts.online import online_steps
from .parts.part import Part
from .plan import plan
from .report import Report
from .steps import Step


@dataclass(frozen=True)
class History:
    """What the migrations have led to: a database to try things in, which is left as it is."""

    connection: Connection
    read: Callable[[], Snapshot]


@dataclass(frozen=True)
class Models:
    """What the models say."""

    metadata: MetaData
    snapshot: Snapshot
    facts: set[Fact]
    fillers: Mapping[ColumnKey, str]


@dataclass(frozen=True)
class Migration:
    """The way from the history to the models: nothing, an atomic part, an online one, or both."""

    parts: list[Part]
    # What is dropped on purpose, and why; the first part does it.
    accepted: Mapping[str, str]
    # What it does to code that is running.
    reports: list[Report]


@dataclass(frozen=True)
class Told:
    """What was said at the terminal: new names with their old ones."""

    tables: Mapping[str, str]
    columns: Mapping[ColumnKey, str]


NOTHING_TOLD = Told({}, {})


def migration(
    history: History, models: Models, asked: Asked, told: Told = NOTHING_TOLD
) -> Migration:
    """The steps between the two, in both directions. Raises `CannotMigrate`."""
    before = history.read()
    if renamed := _renamed_tables(history, before, models, told):
        before = history.read()
    if more := _renamed_in_tables(history, before, models, told):
        before = history.read()
    possible = droppable(before, models.snapshot)
    former = dict(rename.table for rename in renamed if rename.table)
    change, lost, named = _change(history, before, models, asked, possible, former)
    if lost:
        answers = _ask(change, lost, asked, told)
        if answers == told:
            raise refuse(change, lost, asked.command, asked.drop)
        history.connection.rollback()
        return migration(history, models, replace(asked, confirm=None), answers)
    both = _both_ways(change, renamed + more, _accepted(named, asked))
    history.connection.rollback()
    return both


def _renamed_tables(
    history: History, before: Snapshot, models: Models, told: Told
) -> list[renames.Rename]:
    found = renames.renamed_tables(models.metadata, before, models.snapshot, told.tables)
    renames.run(history.connection, found)
    return found


def _renamed_in_tables(
    history: History, before: Snapshot, models: Models, told: Told
) -> list[renames.Rename]:
    found = [
        *renames.renamed_columns(models.metadata, before, models.snapshot, told.columns),
        *renames.renamed_values(models.metadata, before, models.snapshot),
    ]
    renames.run(history.connection, found)
    return found


def _change(
    history: History,
    before: Snapshot,
    models: Models,
    asked: Asked,
    loose: list[Drop],
    former: Mapping[str, str],
) -> tuple[Change, list[Drop], set[Drop]]:
    """The change, and what would be lost with it that nobody named."""
    after = wanted(before, models.snapshot)
    change = Change(before, after, history.connection, models.fillers, former=former)
    lost, computed = drops(change), overwritten(change)
    named = meant(asked.drop, [*lost, *computed, *loose])
    gone = {drop.table for drop in named & set(loose)}
    given_up = {(drop.table, drop.column or "") for drop in named & set(computed)}
    change = replace(
        change,
        after=wanted(before, models.snapshot, gone),
        given_up=frozenset(given_up),
    )
    return change, [drop for drop in lost if drop not in named], named


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


def _accepted(named: set[Drop], asked: Asked) -> dict[str, str]:
    """What was named on the command line, with the reason that was given there."""
    reason = asked.reason or "named on the command line"
    return {f"drop {drop.kind} {drop.name}": reason for drop in sorted(named, key=str)}


def _reports(renamed: list[renames.Rename], steps: list[Step]) -> list[Report | None]:
    return [rename.report for rename in renamed] + [step.report for step in steps]


def _both_ways(
    change: Change, renamed: list[renames.Rename], accepted: Mapping[str, str]
) -> Migration:
    first, second = split(change)
    steps, back = plan(first), plan(first.way_back())
    atomic = Part(
        upgrade=[rename.code for rename in renamed] + [step.written for step in steps],
        downgrade=[step.code for step in back] + [rename.back for rename in reversed(renamed)],
    )
    online = Part(online_steps(second), online_steps(second.way_back()), online=True)
    return Migration(
        [part for part in (atomic, online) if part.upgrade],
        accepted,
        [report for report in _reports(renamed, steps) if report],
    )

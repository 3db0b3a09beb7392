"""Run revisions on a stage, through migrations/env.py as Alembic's own commands do."""

import time
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import Any

from alembic.config import Config
from alembic.runtime.migration import MigrationContext, RevisionStep
from alembic.script import Script, ScriptDirectory

from ..commands.revisions import run_steps
from .stage import Stage

# Seconds by revision.
Times = dict[str, float]


def upgrade(
    config: Config, script: ScriptDirectory, stage: Stage, revisions: Sequence[Script]
) -> Times:
    """Apply *revisions*; the time that each took."""
    times: Times = {}

    def steps(heads: Any, _: MigrationContext) -> list[RevisionStep]:
        applied = _applied(script, heads)
        left = [one for one in revisions if one.revision not in applied]
        return _timed(script, stage, left, True, times)

    with stage.lent(config):
        run_steps(config, script, steps, destination_rev="heads")
    return times


def downgrade(
    config: Config, script: ScriptDirectory, stage: Stage, revisions: Sequence[Script]
) -> Times:
    """Take *revisions* back, the last one first; the time that each took."""
    times: Times = {}

    def steps(heads: Any, _: MigrationContext) -> list[RevisionStep]:
        applied = _applied(script, heads)
        left = [one for one in revisions[::-1] if one.revision in applied]
        return _timed(script, stage, left, False, times)

    with stage.lent(config):
        run_steps(config, script, steps)
    return times


def _applied(script: ScriptDirectory, heads: tuple[str, ...]) -> set[str]:
    """All that a database has, which is at *heads*. It is asked anew when a run is tried again."""
    below = script.iterate_revisions(heads, "base") if heads else ()
    return {revision.revision for revision in below}


def _timed(
    script: ScriptDirectory, stage: Stage, revisions: Iterable[Script], up: bool, times: Times
) -> list[RevisionStep]:
    steps = [RevisionStep(script.revision_map, revision, up) for revision in revisions]
    for step in steps:
        step.migration_fn = _stopwatch(step, stage, times)
    return steps


def _stopwatch(step: RevisionStep, stage: Stage, times: Times) -> Callable[..., None]:
    work, name = step.migration_fn, step.revision.revision

    @wraps(work)  # Alembic logs its name
    def timed(**options: Any) -> None:
        start = time.perf_counter()
        work(**options)
        stage.end_of_revision()
        times[name] = times.get(name, 0) + time.perf_counter() - start

    return timed

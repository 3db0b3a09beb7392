"""A whole rehearsal: find out what there is to do, choose the stage, and print each step."""

from collections.abc import Iterator

from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from ..commands.begin import log
from ..commands.revisions import standing
from ..connection.connect import connected
from ..running.lock import lock_name, only_migrator
from ..settings import Project
from ..target import Target
from .clone import cloned
from .copy import copied
from .failures import Failed, NeedsCommit
from .plan import Plan, named
from .play import Play, Step
from .stage import Database, Stage, Transaction, rolled_back
from .temporary import clear_up_after_others

__all__ = ["Failed", "on_a_copy", "on_the_spot"]


# Characters of a revision's title.
LONGEST = 60


def on_the_spot(config: Config, database: Target, clone: bool) -> None:
    """Rehearse in a transaction in *database* or, if need be, in a *clone* beside it."""
    clear_up_after_others(database)
    script = ScriptDirectory.from_config(config)
    play = connected(database, lambda live: _play(config, script, Transaction(live)))
    if not clone and not play.plan.online:
        try:
            return connected(database, lambda live: _in_transaction(play, live))
        except NeedsCommit:
            log.info("A new value of an enum is used, so this cannot be one transaction")
    with cloned(database, f"db rehearse --from {database.environment}") as copy:
        _announce(play, "in the copy")
        _print_steps(play, Database(copy))
    config.print_stdout("\nThe copy was dropped; database %s was only read.", database.database)


def on_a_copy(config: Config, project: Project, source: Target) -> None:
    """Rehearse in a copy of *source* on the embedded PostgreSQL."""
    script = ScriptDirectory.from_config(config)
    with copied(project, source) as copy:
        play = _play(config, script, Database(copy))
        _announce(play, "in the copy")
        _print_steps(play, Database(copy))
    config.print_stdout("\nThe copy was dropped; %s was only read.", source.environment)


def _play(config: Config, script: ScriptDirectory, stage: Stage) -> Play:
    with stage.lent(config):
        found = standing(config, script)
    return Play(config, script, Plan.of(script, found.revisions), found)


def _in_transaction(play: Play, live: Connection) -> None:
    lock = lock_name(play.standing.version_table, play.standing.version_schema)
    live.rollback()  # what was read so far
    with only_migrator(live, lock), rolled_back(live) as stage:
        _announce(play, "in one transaction, whose locks are held until the end")
        _print_steps(play, stage)
    play.config.print_stdout("\nAll of it was rolled back.")


def _announce(play: Play, where: str) -> None:
    plan = play.plan
    if plan.pending:
        log.info("Rehearsing %s %s", named((*plan.once, *plan.again)), where)
    elif plan.again:
        log.info(
            "Nothing is pending: rehearsing the last migration, %s, %s", named(plan.again), where
        )
    else:
        why = ", and ".join(plan.irreversible) or "there is no migration to take back"
        log.info("Nothing is pending, and %s", why)


def _print_steps(play: Play, stage: Stage) -> None:
    for step in play.steps(stage):
        play.config.print_stdout("%s", "\n".join(_lines(play, step)))


def _lines(play: Play, step: Step) -> Iterator[str]:
    yield f"{step.title:<{LONGEST + 4}}{step.seconds:>9.2f} s"
    for name, seconds in step.times.items():
        revision = play.script.get_revision(name)
        title = f"{name}  {revision.doc if revision else ''}"
        yield f"    {title[:LONGEST]:<{LONGEST}}{seconds:>9.2f} s"
    yield from (f"    {note}" for note in step.notes)

"""The steps of a rehearsal, one after the other, each compared with what it should lead to."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from alembic import command
from alembic.config import Config
from alembic.script import Script, ScriptDirectory

from ..commands.begin import silenced
from ..commands.revisions import Standing
from ..terminal.progress import doing
from .failures import refuse_changes, rehearsing
from .picture import Picture, moved, taken
from .plan import Plan, named
from .run import Times, downgrade, upgrade
from .stage import Stage


@dataclass(frozen=True)
class Step:
    """What was done, the seconds that it took in all and by revision, and what is to be known."""

    title: str
    seconds: float
    times: Times
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Play:
    """A rehearsal of *plan* in a database that stands at *standing*."""

    config: Config
    script: ScriptDirectory
    plan: Plan
    standing: Standing

    def steps(self, stage: Stage) -> Iterator[Step]:
        """Do one after the other on *stage*. Raises `Failed` and, in a transaction, `NeedsCommit`."""
        return _Performance(self, stage).steps()


@dataclass(frozen=True)
class _Performance:
    play: Play
    stage: Stage

    def steps(self) -> Iterator[Step]:
        before = after = self._picture()
        if self.plan.pending:
            step, before, after = self._upgrade(before)
            yield step
        if self.plan.again:
            # Of what was applied long ago, nobody knows where its upgrade began.
            yield self._downgrade(before if self.plan.pending else None, after)
            yield self._upgrade_again(after)
        yield self._check()

    @property
    def plan(self) -> Plan:
        return self.play.plan

    @property
    def script(self) -> ScriptDirectory:
        return self.play.script

    def _upgrade(self, start: Picture) -> tuple[Step, Picture, Picture]:
        times, spent = self._timed(upgrade, self.plan.once)
        before = self._picture() if self.plan.once else start
        more, rest = self._timed(upgrade, self.plan.again)
        after = self._picture()
        notes = (*moved(start, after), *self.plan.irreversible)
        step = Step("upgrade", spent + rest, times | more, notes)
        return step, before, after

    def _downgrade(self, before: Picture | None, after: Picture) -> Step:
        times, spent = self._timed(downgrade, self.plan.again)
        now = self._picture()
        if before:
            refuse_changes("The downgrade", before, now, named(self.plan.again))
        return Step("downgrade", spent, times, tuple(moved(before or after, now)))

    def _upgrade_again(self, after: Picture) -> Step:
        times, spent = self._timed(upgrade, self.plan.again)
        now = self._picture()
        refuse_changes("The upgrade after the downgrade", after, now, named(self.plan.again))
        return Step("upgrade again", spent, times, tuple(moved(after, now)))

    def _check(self) -> Step:
        """As `alembic check`, whose own words are not shown if all is well."""
        began, config = time.perf_counter(), self.play.config
        if why := self.stage.hides():
            return Step("check", 0, {}, (f"left out: {why}",))
        with rehearsing(self.script), silenced(config), self.stage.lent(config), doing("Check"):
            command.check(config)
        return Step("check", time.perf_counter() - began, {})

    def _timed(
        self, go: Callable[..., Times], revisions: tuple[Script, ...]
    ) -> tuple[Times, float]:
        began = time.perf_counter()
        with rehearsing(self.script), doing(go.__name__.capitalize()):
            made = go(self.play.config, self.script, self.stage, revisions)
        return made, time.perf_counter() - began

    def _picture(self) -> Picture:
        with rehearsing(self.script), doing("Counting rows"):
            return self.stage.look(lambda connection: taken(connection, self.play.standing))

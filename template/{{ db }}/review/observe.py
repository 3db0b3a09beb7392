"""Run the revisions of a project in an empty database, and watch some of them."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from alembic.config import Config
from alembic.runtime.migration import MigrationContext, RevisionStep
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from ..commands.begin import lent
from ..commands.revisions import run_steps, standing
from ..compare.history_errors import replaying
from ..compare.scratch_session import execute
from ..postgresql.quote import identifier
from .chosen import Chosen
from .judge import Judged, judge
from .look import Look
from .refusal import refusal
from .watch import Watch


@dataclass(frozen=True)
class Observed:
    """What one revision did, to its end or to the statement that was *refused*."""

    revision: str
    statements: list[Judged]
    refused: bool = False


@dataclass
class Observer:
    """Runs all revisions of *script* in the database of *connection*, and watches the *chosen*.

    It goes through migrations/env.py, as `alembic upgrade heads` does.
    """

    config: Config
    script: ScriptDirectory
    connection: Connection
    chosen: Chosen
    seen: list[Observed] = field(default_factory=list)
    _start: Look = field(default_factory=lambda: Look({}, {}))
    _made: set[int] = field(default_factory=set)

    def run(self) -> list[Observed]:
        """What each of the chosen revisions did, until one that PostgreSQL refused.

        Raises `HistoryError` if one of the others does not run.
        """
        with quiet(), lent(self.config, "connection", self.connection):
            self._make_schema()
            with replaying(self.script):
                self._run()
        return self.seen

    def tables(self) -> dict[int, str]:
        """What each table was called before the first of the chosen revisions, by its oid."""
        return {oid: one.sql for oid, one in self._start.relations.items()}

    def _run(self) -> None:
        try:
            run_steps(self.config, self.script, self._steps)
        except Exception:
            # It is what we were asked to look at, and so the last of the findings.
            if not (self.seen and self.seen[-1].refused):
                raise

    def _make_schema(self) -> None:
        """Make the schema of the version table, which Alembic does not."""
        schema = standing(self.config, self.script).version_schema
        self.connection.rollback()
        if schema:
            execute(self.connection, f"CREATE SCHEMA IF NOT EXISTS {identifier(schema)}")

    def _steps(self, revision: Any, migration: MigrationContext) -> list[RevisionStep]:
        watch = Watch(self.connection, migration.version_table)
        steps: list[RevisionStep] = self.script._upgrade_revs("heads", revision)
        last = max(
            (at for at, step in enumerate(steps) if _id(step) in self.chosen.revisions), default=-1
        )
        for step in steps[: last + 1]:
            if _id(step) in self.chosen.revisions:
                self._observe(step, watch)
        return steps[: last + 1]

    def _observe(self, step: RevisionStep, watch: Watch) -> None:
        original = step.migration_fn

        def observed(**options: Any) -> None:
            before = watch.relations()
            existing = watch.look(before - self._made)
            self._remember(existing)
            statements: list[Any] = []
            try:
                with watch.on(existing) as statements:
                    original(**options)
            except Exception as error:
                judged = [*judge(statements, self._start, set()), refusal(error)]
                self.seen.append(Observed(_id(step), judged, refused=True))
                raise
            after = watch.relations()
            if self.chosen.together:
                self._made |= after - before
            names = {one.sql for one in watch.look(after, existing).relations.values()}
            self.seen.append(Observed(_id(step), judge(statements, self._start, names)))

        step.migration_fn = observed

    def _remember(self, now: Look) -> None:
        """How each table was before the first of the revisions that go out together."""
        first = self._start.relations if self.chosen.together else {}
        self._start = Look({**now.relations, **first}, now.labels)


def _id(step: RevisionStep) -> str:
    return str(step.revision.revision)


@contextmanager
def quiet() -> Iterator[None]:
    """Keep Alembic from saying that it upgrades: it is not the database that anybody thinks of.

    A filter, as the level of a logger is set anew by migrations/env.py.
    """
    log = logging.getLogger("alembic.runtime.migration")
    log.addFilter(_nothing)
    try:
        yield
    finally:
        log.removeFilter(_nothing)


def _nothing(record: logging.LogRecord) -> bool:
    return False

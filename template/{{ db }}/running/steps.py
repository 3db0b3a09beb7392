"""The revisions that one command runs, which may be begun again after some of them are done.

Alembic computes them from where the database is. But `upgrade +2` means two from where it was when
the command was typed, not two more after each lock timeout. So they are computed once.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import update_wrapper
from typing import Any

from alembic import context
from alembic.runtime.migration import MigrationContext, RevisionStep
from sqlalchemy import Connection, event

Compute = Callable[[Any, MigrationContext], Iterable[RevisionStep]]


def command_options() -> dict[str, Any]:
    """What Alembic's command has given to the environment; there is no public way to ask.

    `fn` is the function that computes the revisions to run.
    """
    options: dict[str, Any] = context._proxy.context_opts  # type: ignore[attr-defined]
    return options


class Steps:
    """What Alembic calls for the revisions to run, in place of the *compute* of its command."""

    def __init__(self, connection: Connection, compute: Compute) -> None:
        # Who asks which command this is looks at its name.
        update_wrapper(self, compute)
        self._compute = compute
        self._left: list[RevisionStep] | None = None
        self._committed = False
        event.listen(connection, "commit", self._note_commit)

    def __call__(self, heads: Any, migration: MigrationContext) -> Iterator[RevisionStep]:
        """The revisions that are left to run."""
        if self._left is None:
            self._left = list(self._compute(heads, migration))
        while self._left:
            self._committed = False
            yield self._left[0]
            # Alembic asks for the next one when it has committed the last.
            del self._left[0]

    @property
    def undone(self) -> bool:
        """Whether all that a revision did before it failed is undone, so that it can run again.

        `op.online()` and Alembic's `autocommit_block()` commit in the middle of a revision.
        """
        return not self._committed

    def _note_commit(self, connection: Connection) -> None:
        self._committed = True

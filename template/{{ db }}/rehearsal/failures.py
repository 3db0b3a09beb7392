"""What went wrong in a rehearsal, in the words of a real run where they fit."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from textwrap import fill

from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy.exc import DBAPIError

from ..expected import Expected
from ..postgresql.sqlstate import UNSAFE_NEW_ENUM_VALUE, sqlstate
from ..running.failed_migration import GOES_ON, KEPT, UNDONE, WIDTH, MigrationError, explained
from ..running.retry import is_about_locks
from ..running.timeouts import Timeouts, spelled
from ..terminal.wording import first_of
from .picture import Picture, changes

# More lines than these tell nobody more.
SHOWN = 40

# What becomes of a real migration, but not here; in the message it may stand in several lines.
BECAME = "|".join(
    r"\s+".join([*map(re.escape, said.split()), ""]) for said in (UNDONE, KEPT, GOES_ON)
)

# That, with what stands behind it in the same paragraph.
ADVICE = re.compile(rf"(?:{BECAME})(?P<rest>(?:.+\n?)*)")

LOCKED = """\
The tables could not be counted: somebody holds a lock on one of them, and it was not free within
{limit}.

  Try again when it is. Alembic waits no longer either: see MIGRATION_LOCK_TIMEOUT."""


class Failed(Exception):
    """A step went wrong. The text is for the person at the keyboard."""


class NeedsCommit(Exception):
    """A revision needs what the one before it does to be committed."""


@contextmanager
def rehearsing(script: ScriptDirectory) -> Iterator[None]:
    """Raise `Failed` for whatever is expected to go wrong in here, and `NeedsCommit`.

    The migrations are those of *script*.
    """
    try:
        with explained(script), _unwrapped(), _unlocked():
            yield
    except (CommandError, Expected, MigrationError) as error:
        if error.__cause__ and sqlstate(error.__cause__) == UNSAFE_NEW_ENUM_VALUE:
            raise NeedsCommit from error
        raise Failed(ADVICE.sub(_without_its_fate, str(error))) from error


def _without_its_fate(found: re.Match[str]) -> str:
    lines = fill(" ".join(found["rest"].split()), WIDTH).replace("\n", "\n  ")
    return f"{lines}\n" if found["rest"].endswith("\n") else lines


@contextmanager
def _unwrapped() -> Iterator[None]:
    """What env.py has made a `CommandError` of, before it is explained."""
    try:
        yield
    except CommandError as error:
        if isinstance(error.__cause__, MigrationError):
            raise error.__cause__ from error.__cause__.__cause__
        raise


@contextmanager
def _unlocked() -> Iterator[None]:
    """A lock that no migration asked for."""
    try:
        yield
    except DBAPIError as error:
        if is_about_locks(error) and (error.statement or "").startswith("SELECT count(*)"):
            limit = spelled(Timeouts.configured().lock)
            raise Failed(LOCKED.format(limit=limit)) from error
        raise


def refuse_changes(what: str, expected: Picture, found: Picture, revisions: str) -> None:
    """Raise `Failed` if the catalog is not as *expected* after *what* was done."""
    lines = changes(expected, found)
    if not lines:
        return
    raise Failed(
        f"{what} leads somewhere else.\n\n"
        f"  What was there before (-), and what is there now (+):\n\n{first_of(lines, SHOWN)}\n\n"
        f"  Correct upgrade() or downgrade() of {revisions}: each must undo all that the other does."
    )

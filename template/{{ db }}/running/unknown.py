"""A database is at a migration that is not here: another branch, or a file that was deleted."""

import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from alembic.script.revision import ResolutionError
from alembic.util import CommandError

# Alembic's functions that know where the database is, and what they call that.
KNOW = {"_upgrade_revs": "current_rev", "_downgrade_revs": "current_rev", "_stamp_revs": "heads"}


def explain(revisions: Iterable[str]) -> str:
    """What to do about a database that is at these *revisions*, which are not here."""
    listed = list(revisions)
    return (
        f"The database is at {', '.join(listed)}, which is no migration of this checkout.\n\n"
        "  It is on another branch, not pulled yet, or was deleted. To find it:\n\n"
        f"      git log --all --oneline -S {listed[0]} -- migrations"
    )


@contextmanager
def explained() -> Iterator[None]:
    """Where Alembic finds no such migration, raise a `CommandError` that says so."""
    try:
        yield
    except CommandError as error:
        cause = error.__cause__
        if isinstance(cause, ResolutionError) and cause.argument in _current(cause):
            raise CommandError(explain([cause.argument])) from error
        raise


def _current(error: BaseException) -> set[str]:
    """Where the database is, as Alembic's frames have it."""
    found: set[str] = set()
    for frame, _ in traceback.walk_tb(error.__traceback__):
        said = frame.f_locals.get(KNOW.get(frame.f_code.co_name, ""))
        found |= {said} if isinstance(said, str) else set(said or ())
    return found

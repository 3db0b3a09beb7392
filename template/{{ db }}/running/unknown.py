"""A database is at a migration that is not here: another branch, or a file that was deleted."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from alembic.script.revision import ResolutionError
from alembic.util import CommandError

from .frames import frames

# How to find the file of a revision in all of git.
FIND = "git log --all --oneline -S {0} -- migrations"

# Alembic's functions that know where the database is, and what they call that.
KNOW = {"_upgrade_revs": "current_rev", "_downgrade_revs": "current_rev", "_stamp_revs": "heads"}


def explain(revisions: Iterable[str]) -> str:
    """What to do about a database that is at these *revisions*, which are not here."""
    listed = list(revisions)
    return (
        f"The database is at {', '.join(listed)}, which is no migration of this checkout.\n\n"
        "  It is on another branch, not pulled yet, or was deleted. To find it:\n\n"
        f"      {FIND.format(listed[0])}"
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
    through, found = frames(error), set[str]()
    for function, variable in KNOW.items():
        said = through.get(function, {}).get(variable)
        found |= {said} if isinstance(said, str) else set(said or ())
    return found

"""Say in one message why a migration failed, and where in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import fill, indent

from alembic.script import ScriptDirectory
from sqlalchemy.exc import DBAPIError

from ..postgresql.sqlstate import NOT_ALLOWED, sqlstate
from ..terminal.wording import near, shorten
from ..violations import server_error
from ..violations.diagnosis import Diagnosis, Failure, attached
from . import broken_code, lines

# What became of the migration.
UNDONE = "Nothing of that migration was applied; those before it stay."
KEPT = "What that migration did before it stays, as it is not one transaction."
GOES_ON = "What that migration did before it stays; the same command goes on from there."
PRINTED = "The SQL that was printed ends before that migration."
DUPLICATE_TABLE = "42P07"
MADE_BEFORE = """

  If the database had its tables before any migration, it can be adopted as it is:

      db adopt"""
WIDTH = 96
SAID = 160  # characters of what PostgreSQL says: it may repeat a value


class MigrationError(Exception):
    """A migration failed. The text is for the person at the keyboard."""


@contextmanager
def explained(script: ScriptDirectory, undone: str = UNDONE) -> Iterator[None]:
    """Turn what PostgreSQL or Python refuses in a migration of *script* into a `MigrationError`.

    *undone* is what to say of a migration of which nothing was kept.
    """
    # More than one with `version_locations` in alembic.ini.
    versions = [Path(folder) for folder in script.version_locations or [script.versions]]
    try:
        yield
    except DBAPIError as error:
        if sqlstate(error) == NOT_ALLOWED:  # `connect` tells it, which knows the role
            raise
        raise MigrationError(_message(error, versions)) from error
    except MigrationError as error:
        failure = attached(error)
        if failure.diagnosis is None:
            raise
        place = f"{near(_place(error, versions))}."
        raise MigrationError(explanation(failure.diagnosis, place, _became(failure))) from error
    except Exception as error:
        became = KEPT if attached(error).autocommit else undone
        if message := broken_code.message(error, versions, became):
            raise MigrationError(message) from error
        raise


def explanation(diagnosis: Diagnosis, place: str = "", became: str = UNDONE) -> str:
    """The message about what is in the way at *place*, and what *became* of the migration."""
    advice = fill(f"{became} {diagnosis.advice}{':' if diagnosis.query else '.'}", WIDTH)
    lines = "\n".join(filter(None, (diagnosis.examples, place, advice)))
    query = f"\n\n      {diagnosis.query}" if diagnosis.query else ""
    return f"{diagnosis.what}\n\n{indent(lines, '  ')}{query}"


def _message(error: DBAPIError, versions: list[Path]) -> str:
    failure = attached(error)
    place = _place(error, versions)
    if failure.diagnosis is not None:
        said = shorten(server_error.read(error).message, SAID)
        where = f"{near(place)}. PostgreSQL says: {said}"
        return explanation(failure.diagnosis, where, _became(failure))
    said = "".join(f"  {line}\n" for line in server_error.words(error))
    advice = (
        f"{_became(failure)} Mend the migration or the rows, and type the same command again. "
        "`alembic --raiseerr ...` shows the statement."
    )
    return (
        f"PostgreSQL refused a statement of {place}.\n\n{said}\n{indent(fill(advice, WIDTH), '  ')}"
        f"{MADE_BEFORE if sqlstate(error) == DUPLICATE_TABLE else ''}"
    )


def _became(failure: Failure) -> str:
    if failure.goes_on:
        return GOES_ON
    return KEPT if failure.autocommit else UNDONE


def _place(error: Exception, versions: list[Path]) -> str:
    line = lines.within(error, set(versions))
    return f"{line.filename}, line {line.lineno}" if line else "Alembic's own"

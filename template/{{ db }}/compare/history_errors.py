"""What a migration does wrong when the history is replayed, in one message."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import indent

from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy.exc import DBAPIError

from ..expected import Expected
from ..postgresql.sqlstate import FEATURE_NOT_SUPPORTED, NOT_ALLOWED, sqlstate
from ..released import lockfile
from ..running import lines
from ..violations import server_error
from .scratch_session import NoScratch, words

# Beside the migrations, and not part of what they do.
IRRELEVANT = {"__pycache__", lockfile.NAME}

DUPLICATE_OBJECT = "42710"

# CREATE EXTENSION for which there are no files on the server.
NOT_AVAILABLE = {FEATURE_NOT_SUPPORTED, "58P01"}


class HistoryError(Expected):
    """The migrations cannot be replayed. The text is for the person at the keyboard."""


@contextmanager
def replaying(script: ScriptDirectory) -> Iterator[None]:
    """Turn what a revision does wrong into a `HistoryError`, or a `NoScratch` if it may not here."""
    try:
        yield
    except DBAPIError as error:
        if reason := _not_here(error):
            raise NoScratch(f"{_place(error, script)}: {reason}") from error
        raise HistoryError(_message(script, error, server_error.words(error))) from error
    except (CommandError, HistoryError, NoScratch):
        raise
    except Exception as error:
        if lines.within(error, set(folders(script))) is None:
            raise
        said = str(error).splitlines()
        first = f"{type(error).__name__}: {said[0]}" if said else type(error).__name__
        raise HistoryError(_message(script, error, [first, *said[1:]])) from error


def _not_here(error: DBAPIError) -> str | None:
    """Why it is no fault of the history, if it is not: in one line."""
    state, statement = sqlstate(error), error.statement or ""
    if state == NOT_ALLOWED or (state in NOT_AVAILABLE and "EXTENSION" in statement.upper()):
        return words(error)
    if state == DUPLICATE_OBJECT and re.search(r"\b(ROLE|USER)\b", statement, re.IGNORECASE):
        return f"{words(error)}, as roles belong to the whole server"
    return None


def _message(script: ScriptDirectory, error: Exception, said: list[str]) -> str:
    return (
        "The migrations do not run from the first to the last in an empty database, which is how "
        f"they are\ncompared with the models: {_place(error, script)} fails.\n\n"
        f"{indent(chr(10).join(said), '  ')}\n\n"
        "  That was in a scratch database; the live one was not touched. Mend the migration, or\n"
        "  what it builds on, and type the same command again."
    )


@contextmanager
def loading(script: ScriptDirectory) -> Iterator[None]:
    """Tell which migration cannot be imported."""
    try:
        yield
    except CommandError:
        raise
    except Exception as error:
        raise HistoryError(
            f"A migration cannot be loaded: {_place(error, script)}.\n\n"
            f"  {type(error).__name__}: {error}"
        ) from error


def _place(error: Exception, script: ScriptDirectory) -> str:
    if isinstance(error, SyntaxError):
        return f"{error.filename}, line {error.lineno}"
    line = lines.within(error, set(folders(script)))
    return f"{line.filename}, line {line.lineno}" if line else "a statement of Alembic's own"


def files(script: ScriptDirectory) -> list[Path]:
    """All files beside the revisions, and themselves: what a replay may depend on."""
    found = {path for folder in folders(script) for path in folder.rglob("*") if path.is_file()}
    return sorted(path for path in found if not IRRELEVANT.intersection(path.parts))


def folders(script: ScriptDirectory) -> list[Path]:
    """Where the migrations are."""
    return [Path(folder).resolve() for folder in [script.dir, *(script.version_locations or ())]]

"""The Python of a migration raises an exception: which line of it, and what became of the migration.

An exception that comes from our own code is no matter of this: it is shown with its traceback.
"""

from pathlib import Path
from textwrap import fill, indent
from traceback import FrameSummary, TracebackException

from alembic.util import CommandError
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from ..expected import Expected
from ..local import LocalServerError
from . import lines

# They have a message already.
TOLD = (CommandError, DBAPIError, Expected, LocalServerError)

ADVICE = "Mend it, and type the same command again. `alembic --raiseerr ...` shows the traceback."
WIDTH = 96


def message(error: Exception, versions: list[Path], became: str) -> str | None:
    """What to tell about *error*, if a migration in *versions* is to be mended.

    *became* is a sentence on what is left of that migration.
    """
    migration, line = lines.within(error, set(versions)), lines.own(error)
    if isinstance(error, TOLD) or migration is None or line is None or lines.is_ours(error):
        return None
    return (
        f"The Python of a migration fails: {_places(migration, line)}.\n\n"
        f"      {line.line}\n\n"
        f"{indent(_said(error), '  ')}\n\n"
        f"{indent(fill(f'{became} {ADVICE}', WIDTH), '  ')}"
    )


def _places(migration: FrameSummary, line: FrameSummary) -> str:
    """The *line*, and which one of the *migration* called it, if that is another file."""
    if line.filename == migration.filename:
        return lines.place(line)
    return f"{lines.place(line)},\ncalled by {lines.place(migration)}"


def _said(error: Exception) -> str:
    if isinstance(error, SQLAlchemyError):
        # Without the statement and its parameters, which may hold a password.
        return f"{type(error).__name__}: {error.args[0] if error.args else ''}"
    return "".join(TracebackException.from_exception(error).format_exception_only()).rstrip()

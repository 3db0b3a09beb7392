"""Code of the project that cannot be imported: which line of it, and why not."""

import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from textwrap import indent

from alembic.util import CommandError

from ..terminal.wording import near
from . import lines
from .frames import frames
from .unknown import FIND

# What of Alembic imports one migration, and what puts all of them in order.
LOADER, ORDER = "_from_path", "_revision_map"

# Of what Alembic warns before it stumbles over it.
NOT_THERE = "Revision .* referenced from .* is not present"

WHOLE = "`alembic --raiseerr ...` shows how it came to that line."

MISSING = f"""\
There is no migration {{0!r}}, although another one names it as its down_revision or in depends_on.

  It may be in a branch that is not merged yet, or was removed. To find those that name it, and it:

      grep -rl {{0}} migrations
      {FIND}"""


@contextmanager
def models() -> Iterator[None]:
    """Turn what an import of the models raises into a `CommandError` that names the line."""
    try:
        yield
    except Exception as error:
        raise CommandError(_message("The models", error)) from error


@contextmanager
def migrations() -> Iterator[None]:
    """The same for migrations, which Alembic imports whenever it first needs one of them."""
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", NOT_THERE)  # the `MISSING` one is told
            yield
    except Exception as error:
        through = frames(error)
        if LOADER in through:
            raise CommandError(_message("A migration", error)) from error
        if isinstance(error, KeyError) and ORDER in through:
            raise CommandError(MISSING.format(error.args[0])) from error
        raise


def _message(what: str, error: BaseException) -> str:
    if isinstance(error, ImportError) and error.__cause__ and error.name:
        # models/__init__.py tells the module.
        what, error = error.name, error.__cause__
    said = traceback.format_exception_only(error)
    if isinstance(error, SyntaxError):
        del said[0]  # the place, once more
    return f"{what} cannot be imported{_place(error)}.\n\n{indent(''.join(said), '  ')}\n  {WHOLE}"


def _place(error: BaseException) -> str:
    """Where it is, if that is in the project."""
    if isinstance(error, SyntaxError):
        return f": {near(error.filename or 'its code')}, line {error.lineno}"
    line = lines.own(error)
    return f": {lines.place(line)}" if line else ""

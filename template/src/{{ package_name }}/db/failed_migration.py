"""Say in one message why PostgreSQL refused a migration, and where in it."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DBAPIError

from .failures import NOT_ALLOWED, sqlstate


class MigrationError(Exception):
    """A statement of a migration failed. The text is for the person at the keyboard."""


@contextmanager
def explained(versions: Path) -> Iterator[None]:
    """Turn what PostgreSQL refuses into a `MigrationError`; the migrations are in *versions*."""
    try:
        yield
    except DBAPIError as error:
        if sqlstate(error) == NOT_ALLOWED:  # `connect` tells it, which knows the role
            raise
        raise MigrationError(_message(error, versions)) from error


def _message(error: DBAPIError, versions: Path) -> str:
    said = "".join(f"  {line}\n" for line in _server_words(error))
    return (
        f"PostgreSQL refused a statement of {_place(error, versions)}.\n\n{said}\n"
        "  Nothing of that migration was applied; those before it stay. Mend the migration or the\n"
        "  rows, and type the same command again. `alembic --raiseerr ...` shows the statement."
    )


def _server_words(error: DBAPIError) -> list[str]:
    """What is wrong, the detail, and the hint; not the statement, which may hold a secret."""
    said: Any = error.driver_exception
    if (diag := getattr(said, "diag", None)) is not None:  # psycopg and psycopg2
        parts = [diag.message_primary, diag.message_detail, diag.message_hint]
    else:
        parts = [getattr(said, name, None) for name in ("message", "detail", "hint")]
    labels = ("", "DETAIL:  ", "HINT:  ")
    words = [label + part for label, part in zip(labels, parts, strict=True) if part]
    return words or [str(said)]


def _place(error: DBAPIError, versions: Path) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if versions in Path(frame.filename).parents]
    return f"{inside[-1].filename}, line {inside[-1].lineno}" if inside else "Alembic's own"

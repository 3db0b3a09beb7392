"""The database as the migrations leave it: all of them, replayed in a scratch database.

Alembic runs the revisions as `alembic upgrade heads` would, but without migrations/env.py, from
inside of which we are called. What a revision does outside of its database happens again: see
`NoScratch` for roles, which belong to the whole server.
"""

import hashlib
import re
import traceback
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from textwrap import indent
from typing import Any

from alembic import context, op
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext, RevisionStep
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from .. import console
from ..expected import Expected
from ..failures import NOT_ALLOWED, sqlstate
from ..settings.address import identifier
from ..violations import server_error
from . import extensions
from .profile import Extension, Profile
from .scratch import kept
from .scratch_session import NoScratch, execute, words

# Of the way in which this module replays: another one makes other databases.
REPLAY = "1"

# What a revision may lack that an administrator has put into the live database by hand: a type, an
# operator class or a language; a function or an operator; a schema.
UNDEFINED = {"42704", "42883", "3F000"}
DUPLICATE_SCHEMA = "42P06"
DUPLICATE_OBJECT = "42710"

# CREATE EXTENSION for which there are no files on the server.
NOT_AVAILABLE = {"0A000", "58P01"}

# In SQL, or in SQL that is in Python.
CREATE_EXTENSION = re.compile(
    r"""CREATE\s+EXTENSION\s+(?:IF\s+NOT\s+EXISTS\s+)?[\\'"]*([\w-]+)""", re.IGNORECASE
)

# What is for the live database only: its address, and who wants to know of its upgrades.
NOT_TAKEN = {"connection", "dialect_name", "on_version_apply", "starting_rev", "url"}


class HistoryError(Expected):
    """The migrations cannot be replayed. The text is for the person at the keyboard."""


def key(script: ScriptDirectory, profile: Profile, options: dict[str, Any]) -> str:
    """The hash of all that decides what a replay of *script* leaves behind, in hexadecimal.

    It covers every file beside the revisions, which may read or import it. Raises `HistoryError`.
    """
    with _loading(script):
        revisions = [revision.revision for revision in script.walk_revisions()]
    files = hashlib.sha256()
    for path in _files(script):
        files.update(f"{path}\0".encode())
        files.update(path.read_bytes())
    version_table = [str(options.get(name)) for name in ("version_table", "version_table_schema")]
    return profile.fingerprint(REPLAY, *version_table, *revisions, files.hexdigest())


@contextmanager
def replayed(
    live: Connection, script: ScriptDirectory, options: dict[str, Any]
) -> Iterator[Connection]:
    """A connection to the scratch database in which all revisions of *script* ran, up to the heads.

    *live* says on which server, and is only read. *options* are those of ``context.configure()``.
    Raises `NoScratch`, and `HistoryError` if a revision fails.
    """
    profile = Profile.of(live)
    with ExitStack() as stack:
        with _told(script):
            connection = _first_that_works(stack, profile, script, options)
        yield connection


def _first_that_works(
    stack: ExitStack, profile: Profile, script: ScriptDirectory, options: dict[str, Any]
) -> Connection:
    found = key(script, profile, options)

    def attempt(prepare: Preparation) -> Connection:
        def fill(connection: Connection) -> None:
            prepare(connection)
            _replay(connection, script, options)

        return stack.enter_context(kept(profile, "history", found, fill))

    try:
        return attempt(_as_it_is)
    except DBAPIError as error:
        prepare = _preparation(error, profile, script)
        if prepare is None:
            raise
    return attempt(prepare)


Preparation = Callable[[Connection], None]


def _preparation(
    error: DBAPIError, profile: Profile, script: ScriptDirectory
) -> Preparation | None:
    """What else the history may have begun with, if that is what *error* is about."""
    if sqlstate(error) in UNDEFINED and (found := _by_hand(profile, script)):
        return lambda connection: extensions.create(connection, found)
    if sqlstate(error) == DUPLICATE_SCHEMA and profile.schema:
        # The first schema of the search path, which scratch databases have: the history makes it.
        drop = f"DROP SCHEMA {identifier(profile.schema)}"
        return lambda connection: execute(connection, drop)
    return None


def _by_hand(profile: Profile, script: ScriptDirectory) -> list[Extension]:
    """The extensions of the live database that no migration creates."""
    texts = (path.read_text(errors="replace") for path in _files(script))
    made = {name for text in texts for name in CREATE_EXTENSION.findall(text)}
    return [extension for extension in profile.extensions if extension.name not in made]


def _as_it_is(connection: Connection) -> None:
    pass


def _replay(connection: Connection, script: ScriptDirectory, options: dict[str, Any]) -> None:
    if schema := options.get("version_table_schema"):
        execute(connection, f"CREATE SCHEMA IF NOT EXISTS {identifier(schema)}")
    taken = {name: value for name, value in options.items() if name not in NOT_TAKEN}
    with _own_proxies(), console.without_preamble():
        config = context.config if getattr(context, "_proxy", None) else Config()
        with EnvironmentContext(config, script, fn=_steps(script)) as environment:
            # One transaction for all of them would take more locks than PostgreSQL has.
            environment.configure(connection, **taken | {"transaction_per_migration": True})
            with environment.begin_transaction():
                environment.run_migrations()
            _check_heads(script, environment.get_context())


def _steps(script: ScriptDirectory) -> Callable[[Any, MigrationContext], list[RevisionStep]]:
    return lambda revision, _: script._upgrade_revs("heads", revision)


def _check_heads(script: ScriptDirectory, migration: MigrationContext) -> None:
    if left := _steps(script)(migration.get_current_heads(), migration):
        raise HistoryError(
            f"The migrations were replayed in a scratch database, and {len(left)} of them did not "
            f"count as applied there.\n\n  Does one of them write to {migration.version_table}?"
        )


@contextmanager
def _own_proxies() -> Iterator[None]:
    """Let `alembic.context` and `alembic.op` speak of another run in here, and then of this again.

    Alembic knows one run at a time: the end of an inner one would leave the outer one without.
    """
    outer = [proxy for module in (context, op) if (proxy := getattr(module, "_proxy", None))]
    try:
        yield
    finally:
        for proxy in outer:
            proxy._install_proxy()


@contextmanager
def _told(script: ScriptDirectory) -> Iterator[None]:
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
        if _frame(error, script) is None:
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
def _loading(script: ScriptDirectory) -> Iterator[None]:
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
    frame = _frame(error, script)
    return f"{frame.filename}, line {frame.lineno}" if frame else "a statement of Alembic's own"


def _frame(error: Exception, script: ScriptDirectory) -> traceback.FrameSummary | None:
    """The innermost line of a migration that *error* came through."""
    folders = set(_folders(script))
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if folders & set(Path(frame.filename).resolve().parents)]
    return inside[-1] if inside else None


def _files(script: ScriptDirectory) -> list[Path]:
    found = {path for folder in _folders(script) for path in folder.rglob("*") if path.is_file()}
    return sorted(path for path in found if "__pycache__" not in path.parts)


def _folders(script: ScriptDirectory) -> list[Path]:
    """Where the migrations are."""
    return [Path(folder).resolve() for folder in [script.dir, *(script.version_locations or ())]]

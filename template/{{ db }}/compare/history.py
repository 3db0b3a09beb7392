"""The database as the migrations leave it: all of them, replayed in a scratch database.

What a revision does outside of its database happens again: roles, for one, belong to the whole
server.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from ..adopting.conventions import spelled
from ..postgresql.quote import identifier
from ..postgresql.sqlstate import UNDEFINED, sqlstate
from ..terminal.progress import doing
from . import extensions
from .history_errors import HistoryError, files, loading, replaying
from .profile import Extension, Profile
from .replay import asking, replay
from .scratch import kept
from .scratch_session import execute

__all__ = ["HistoryError", "key", "replayed"]

# Of the way in which a history is replayed: another one makes other databases.
REPLAY = "2"

DUPLICATE_SCHEMA = "42P06"

# In SQL, or in SQL that is in Python.
CREATE_EXTENSION = re.compile(
    r"""CREATE\s+EXTENSION\s+(?:IF\s+NOT\s+EXISTS\s+)?[\\'"]*([\w-]+)""", re.IGNORECASE
)


def key(script: ScriptDirectory, profile: Profile, options: dict[str, Any]) -> str:
    """The hash of all that decides what a replay of *script* leaves behind, in hexadecimal.

    It covers every file beside the revisions, which may read or import it. Raises `HistoryError`.
    """
    with loading(script):
        revisions = [revision.revision for revision in script.walk_revisions()]
    content = hashlib.sha256()
    for path in files(script):
        content.update(f"{path}\0".encode())
        content.update(path.read_bytes())
    if named := sorted(asking(script, options)):
        content.update(repr((named, spelled(options.get("target_metadata")))).encode())
    version_table = [str(options.get(name)) for name in ("version_table", "version_table_schema")]
    return profile.fingerprint(REPLAY, *version_table, *revisions, content.hexdigest())


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
        with replaying(script), doing("Replaying the migrations in a scratch database"):
            connection = _first_that_works(stack, profile, script, options)
        yield connection


def _first_that_works(
    stack: ExitStack, profile: Profile, script: ScriptDirectory, options: dict[str, Any]
) -> Connection:
    found = key(script, profile, options)

    def attempt(prepare: Preparation) -> Connection:
        def fill(connection: Connection) -> None:
            prepare(connection)
            replay(connection, script, options)
            connection.commit()
            # What is written on top of the history may need what an administrator has put there.
            extensions.create(connection, profile.extensions)

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
    texts = (path.read_text(errors="replace") for path in files(script))
    made = {name for text in texts for name in CREATE_EXTENSION.findall(text)}
    return [extension for extension in profile.extensions if extension.name not in made]


def _as_it_is(connection: Connection) -> None:
    pass

"""Short names for long texts: two that differ have different ones."""

import hashlib
from pathlib import Path

from alembic.config import Config
from alembic.script import Script, ScriptDirectory

from .lockfile import ADOPTED, UNKNOWN, UNNAMED, Line
from .rendering import rendered

# Enough to tell any two texts apart by accident, and short enough for a line in a diff.
DIGITS = 16


def of_source(migration: Script) -> str:
    """The hash of its file. How a checkout ends its lines (Windows) makes no difference."""
    return _hash(Path(migration.path).read_bytes().replace(b"\r\n", b"\n"))


def of_sql(config: Config, script: ScriptDirectory, migration: Script) -> str:
    """The hash of the SQL that it makes, or `UNKNOWN`."""
    sql = rendered(config, script, migration)
    return UNKNOWN if sql is None else _hash(sql.encode())


def line(config: Config, script: ScriptDirectory, migration: Script, state: str) -> Line:
    """What there is to say of *migration* today, with its *state*.

    What was adopted may make its SQL with whatever it likes, such as today's models.
    """
    sql = UNKNOWN if state in {ADOPTED, UNNAMED} else of_sql(config, script, migration)
    return Line(migration.revision, of_source(migration), sql, state)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:DIGITS]

"""The SQL of one migration, both ways, as `alembic upgrade --sql` would print it.

Only what the migration itself says: without Alembic's bookkeeping, and without the time limits,
which are settings of whoever runs it. The driver of the project makes no difference.
"""

import re
from contextlib import suppress
from io import StringIO

from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.environment import EnvironmentContext
from alembic.script import Script, ScriptDirectory

from .. import operations
from ..terminal import console

# What `op.online()` and others need beyond Alembic's own operations: importing it tells Alembic.
__all__ = ["operations", "rendered"]

# `SET lock_timeout = '500ms'`, `set_config('lock_timeout', '500ms', true)`.
LIMIT = re.compile(
    r"\b(lock_timeout|statement_timeout)\b('?\s*(?:=|\bTO\b|,)\s*)('[^']*'|[\w.]+)", re.IGNORECASE
)


def rendered(config: Config, script: ScriptDirectory, migration: Script) -> str | None:
    """Its SQL, or nothing where it cannot be told without a database, or is never the same."""
    with suppress(Exception):  # whatever it asks: there is nobody to answer
        first, second = (_both_ways(config, script, migration) for _ in range(2))
        return first if first == second else None
    return None


def _both_ways(config: Config, script: ScriptDirectory, migration: Script) -> str:
    output = StringIO()
    with EnvironmentContext(config, script, as_sql=True) as environment:
        with console.without_preamble():
            environment.configure(
                dialect_name="postgresql",
                dialect_opts={"paramstyle": "named"},
                literal_binds=True,
                output_buffer=output,
            )
        with Operations.context(environment.get_context()):
            migration.module.upgrade()
            output.write("-- and back\n")
            migration.module.downgrade()
    return _plain(output.getvalue())


def _plain(sql: str) -> str:
    """Without the limits, and without what is only for the eye."""
    lines = (line.rstrip() for line in LIMIT.sub(r"\1\2...", sql).splitlines())
    return "\n".join(filter(None, lines))

"""What `alembic upgrade --sql` prints of one revision: what squawk is to look at.

It goes through migrations/env.py, so all is in it that a database would get, with the limits of the
project. What released/ remembers of a migration (rendering.py) is without, and both ways.
"""

import io
from contextlib import suppress
from typing import Any

from alembic.config import Config
from alembic.runtime.migration import RevisionStep
from alembic.script import ScriptDirectory

from ..commands.revisions import run_steps
from .observe import quiet


def printed(config: Config, script: ScriptDirectory, revision: str) -> str | None:
    """The SQL that *revision* prints with `--sql`, or nothing if it asks the database something."""
    down = script.get_revision(revision).down_revision
    if isinstance(down, tuple):
        return None

    def only_this(current: Any, _: object) -> list[RevisionStep]:
        return script._upgrade_revs(revision, current)

    options = {"as_sql": True, "starting_rev": down, "destination_rev": revision}
    buffer, config.output_buffer = config.output_buffer, io.StringIO()
    try:
        # Whatever a migration does with rows that are not there.
        with suppress(Exception), quiet():
            run_steps(config, script, only_this, **options)
            return config.output_buffer.getvalue()
        return None
    finally:
        config.output_buffer = buffer

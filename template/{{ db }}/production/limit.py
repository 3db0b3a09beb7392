"""MIGRATION_MAX_REWRITE: the size up to which a table may be rewritten in production.

A real environment variable, as those of running/timeouts.py are. Sizes are written as PostgreSQL
writes them. https://www.postgresql.org/docs/current/config-setting.html#CONFIG-SETTING-NAMES-VALUES
"""

import os
from collections.abc import Mapping

from ..expected import Expected
from ..postgresql.sizes import UNITS
from ..running.timeouts import amount

NAME, DEFAULT, MOST = "MIGRATION_MAX_REWRITE", "100MB", "100TB"


class LimitError(Expected):
    """The setting makes no sense. The text is for the person at the keyboard."""


def largest_rewrite(environ: Mapping[str, str] = os.environ) -> int:
    """The size in bytes. Raises `LimitError`."""
    # Compose files pass variables on that nobody has set, as empty ones.
    said = environ.get(NAME, "").strip() or DEFAULT
    found = amount(said, UNITS)
    if found is None or found > (amount(MOST, UNITS) or 0):
        raise LimitError(
            f"{NAME} is {said!r}, which makes no sense here.\n\n"
            "  It says how big a table may be that a migration rewrites in production.\n"
            f"  It goes from 0, which allows none, to {MOST}. The units are {', '.join(UNITS)}.\n"
            f"  Without it, it is {DEFAULT}, as in\n\n"
            f"      {NAME}={DEFAULT}"
        )
    return found

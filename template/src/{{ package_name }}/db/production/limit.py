"""MIGRATION_MAX_REWRITE: the size up to which a table may be rewritten in production.

A real environment variable, as those of timeouts.py are. Sizes are written as PostgreSQL writes
them. https://www.postgresql.org/docs/current/config-setting.html#CONFIG-SETTING-NAMES-VALUES
"""

import os
import re
from collections.abc import Mapping

from ..expected import Expected

NAME, DEFAULT, MOST = "MIGRATION_MAX_REWRITE", "100MB", "100TB"
UNITS = {"B": 1, "kB": 1 << 10, "MB": 1 << 20, "GB": 1 << 30, "TB": 1 << 40}
SIZE = re.compile(rf"([0-9]{{1,15}}(?:\.[0-9]{{1,9}})?) ?({'|'.join(UNITS)})")


class LimitError(Expected):
    """The setting makes no sense. The text is for the person at the keyboard."""


def largest_rewrite(environ: Mapping[str, str] = os.environ) -> int:
    """The size in bytes. Raises `LimitError`."""
    # Compose files pass variables on that nobody has set, as empty ones.
    said = environ.get(NAME, "").strip() or DEFAULT
    found = _bytes(said)
    if found is None or found > (_bytes(MOST) or 0):
        raise LimitError(
            f"{NAME} is {said!r}, which makes no sense here.\n\n"
            "  It says how big a table may be that a migration rewrites in production.\n"
            f"  It goes from 0, which allows none, to {MOST}. The units are {', '.join(UNITS)}.\n"
            f"  Without it, it is {DEFAULT}, as in\n\n"
            f"      {NAME}={DEFAULT}"
        )
    return found


def spelled(size: int) -> str:
    """*size* in bytes, for a person."""
    unit = max((unit for unit in UNITS if size >= UNITS[unit]), key=UNITS.__getitem__, default="B")
    return f"{size / UNITS[unit]:.3g} {unit}" if size < 1000 * UNITS[unit] else _whole(size, unit)


def _whole(size: int, unit: str) -> str:
    return f"{size / UNITS[unit]:.0f} {unit}"


def _bytes(said: str) -> int | None:
    found = SIZE.fullmatch(said)
    if found is None:
        return 0 if said == "0" else None
    return round(float(found[1]) * UNITS[found[2]])

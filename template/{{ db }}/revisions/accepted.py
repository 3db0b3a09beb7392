"""What the author of a migration has accepted in its file, and why.

    accepted = {"drop column users.mail": "no code has read it since March"}

It is asked in production (production/), by `db review` (review/), and by the tests of a project
(rules.py).
"""

from collections.abc import Mapping
from typing import Any

from alembic.script import Script


def accepted(script: Script) -> dict[str, Any]:
    """What the file of *script* says, by what it accepts; see `is_reason` for what it may say."""
    found = getattr(script.module, "accepted", None)
    return {str(what): said for what, said in found.items()} if isinstance(found, Mapping) else {}


def is_reason(said: object) -> bool:
    """Whether *said* is a text with something in it."""
    return isinstance(said, str) and bool(said.strip())

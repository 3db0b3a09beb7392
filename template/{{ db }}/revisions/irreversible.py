"""A revision that cannot be undone says so, and `alembic downgrade` stops before it undoes anything.

    irreversible = "the old values are gone"

Its downgrade() does nothing, so that Alembic alone would go over it, and the database would be said
to be as it was before.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import Any

from alembic.runtime.migration import RevisionStep
from alembic.script import Script

from ..expected import Expected
from ..running.steps import command_options


class Irreversible(Expected):
    """A migration cannot be undone. The text is for the person at the keyboard."""


def reason(script: Script) -> str:
    """Why it cannot be undone; empty if it can."""
    return str(getattr(script.module, "irreversible", None) or "")


def respect() -> None:
    """Have the command that runs now look at all its steps before it takes the first one.

    It raises `Irreversible`. To be called before ``context.configure()``.
    """
    options = command_options()
    options["fn"] = _looking_ahead(options["fn"])


def _looking_ahead(find: Callable[..., Iterable[Any]]) -> Callable[..., list[Any]]:
    @wraps(find)
    def steps(*arguments: Any) -> list[Any]:
        found = list(find(*arguments))
        for step in found:
            _refuse(step)
        return found

    return steps


def _refuse(step: object) -> None:
    if isinstance(step, RevisionStep) and step.is_downgrade and (why := reason(step.revision)):
        name, here = Path(step.revision.path).name, step.revision.revision
        raise Irreversible(
            f"{name} cannot be undone: {why}\n\n"
            "  Nothing was undone. What came after it can be:\n\n"
            f"      alembic downgrade {here}\n\n"
            "  To go further back, restore a backup, or write a new migration that makes what you\n"
            "  need from what is there now."
        )

"""What the command line says about the migration that is to be written."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

from alembic import context

from ..terminal.extra import extra, is_typed, listed
from ..terminal.question import says_yes
from ..terminal.typed import typed_with


@dataclass(frozen=True)
class Asked:
    """The answers that were given before anybody asked, and a way to ask."""

    # `-x drop=users.mail,users`
    drop: tuple[str, ...] = ()
    # `-x reason=...`
    reason: str | None = None
    # The command as it was typed, with the placeholder {drop}.
    command: str = 'alembic -x drop={drop} revision --autogenerate -m "..."'
    # Asks a question on the terminal, if there is one.
    confirm: Callable[[str], bool] | None = None

    @classmethod
    def now(cls) -> "Asked":
        """What this process was started with."""
        config = context.config
        return cls(
            drop=listed(config, "drop"),
            reason=extra(config).get("reason"),
            command=typed_with("drop") if is_typed(config) else cls.command,
            confirm=says_yes if sys.stdin.isatty() and sys.stderr.isatty() else None,
        )

"""What the command line says about the migration that is to be written."""

import shlex
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from alembic import context


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
        extra = [word.partition("=") for word in context.get_x_argument()]
        drop = [name for key, _, value in extra if key == "drop" for name in value.split(",")]
        reasons = [value for key, _, value in extra if key == "reason"]
        return cls(
            drop=tuple(name.strip() for name in drop if name.strip()),
            reason=reasons[-1] if reasons else None,
            command=_command(),
            confirm=_confirm if sys.stdin.isatty() and sys.stderr.isatty() else None,
        )


def _command() -> str:
    if context.config.cmd_opts is None:  # called by a program
        return Asked.command
    words = sys.argv[1:]
    while (place := _place(words)) is not None:
        del words[place : place + 2]
    program = "db" if "db" in {Path(sys.argv[0]).stem, Path(sys.argv[0]).parent.name} else "alembic"
    quoted = [shlex.quote(word).replace("{", "{{").replace("}", "}}") for word in words]
    return " ".join([program, "-x", "drop={drop}", *quoted])


def _place(words: list[str]) -> int | None:
    """Where an earlier -x drop= stands: ours takes its place."""
    drops = (at for at, (x, y) in enumerate(pairwise(words)) if x == "-x" and y[:5] == "drop=")
    return next(drops, None)


def _confirm(question: str) -> bool:
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in {"y", "yes"}

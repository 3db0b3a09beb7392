"""A person at the keyboard: a program that takes over, a question that wants an answer."""

import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence

from alembic.util import CommandError


def run(command: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run *command* where we are, and return its exit status. Ctrl-C is for it, not for us."""
    sys.stdout.flush()
    # A handler, since SIG_IGN would be inherited.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        return subprocess.call(command, env=environ)
    finally:
        signal.signal(signal.SIGINT, before)


def confirm(question: str, refused: str, instead: str) -> None:
    """Return if a person says yes. Raises CommandError, which says that it was *refused*."""
    if not sys.stdin.isatty():
        raise CommandError(
            f"{refused}\n\n  This asks first, and there is no terminal to ask on. In a script:\n\n"
            f"      {instead}"
        )
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() not in {"y", "yes"}:
        raise CommandError(refused)

"""A question that wants an answer from the person at the keyboard."""

import sys

from alembic.util import CommandError


def says_yes(question: str) -> bool:
    """Ask the *question*, and wait for an answer."""
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def confirm(question: str, refused: str, instead: str) -> None:
    """Return if a person says yes. Raises CommandError, which says that it was *refused*."""
    if not sys.stdin.isatty():
        raise CommandError(
            f"{refused}\n\n  This asks first, and there is no terminal to ask on. In a script:\n\n"
            f"      {instead}"
        )
    if not says_yes(f"{question} [y/N] "):
        raise CommandError(refused)

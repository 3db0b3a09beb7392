"""Downgrades and stamps in production: refused, unless `-x accept=` names the right revision.

For a downgrade it is the one that the database is at. So the same line, typed again, does not go
back further. For a stamp it is the one that the database is said to be at from then on.
"""

from collections.abc import Collection, Iterable
from typing import Any

from ..guard import Refused
from ..target import Target
from . import messages
from .accepted import Said

BASE = "base"


def refuse_downgrade(
    target: Target, said: Said, heads: Iterable[str], steps: Collection[Any]
) -> None:
    """Raise `Refused` unless the heads that the *steps* undo are named."""
    undone = {step.revision.revision for step in steps}
    named = [head for head in heads if head in undone]
    if not set(named) <= set(said.revisions):
        raise Refused(messages.going_back(target, said, named, len(undone)))


def refuse_stamp(target: Target, said: Said, heads: Iterable[str], steps: Collection[Any]) -> None:
    """Raise `Refused` unless the revisions that the *steps* lead to are named."""
    left = {revision for step in steps for revision in step.from_revisions}
    reached = [revision for step in steps for revision in step.to_revisions]
    there = [revision for revision in dict.fromkeys(reached) if revision not in left] or [BASE]
    if steps and not set(there) <= set(said.revisions):
        raise Refused(messages.stamping(target, said, heads, there))

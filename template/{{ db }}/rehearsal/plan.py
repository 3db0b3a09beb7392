"""Which revisions are rehearsed, and which of them can be taken back."""

from collections.abc import Iterable
from dataclasses import dataclass

from alembic.script import Script, ScriptDirectory

from ..commands.revisions import pending
from ..revisions.irreversible import reason
from ..revisions.kind import is_online


@dataclass(frozen=True)
class Plan:
    """The revisions of a rehearsal, in the order in which they are applied."""

    # Whether they are still to be applied. If not, they are the last ones that were.
    pending: bool
    # Up to the last one that cannot be taken back: they are only applied, if they are not yet.
    once: tuple[Script, ...]
    # These are applied, taken back, and applied again.
    again: tuple[Script, ...]

    @classmethod
    def of(cls, script: ScriptDirectory, current: tuple[str, ...]) -> "Plan":
        """What is to be rehearsed in a database that is at *current*. Raises `CommandError`."""
        if steps := pending(script, current):
            last = max((at for at, one in enumerate(steps, 1) if reason(one)), default=0)
            return cls(True, tuple(steps[:last]), tuple(steps[last:]))
        applied = [revision for revision in script.get_revisions(current) if revision]
        lost = tuple(one for one in applied if reason(one))
        return cls(False, lost, tuple(one for one in applied if one not in lost))

    @property
    def online(self) -> bool:
        """Whether one of them leaves its transaction."""
        return any(map(is_online, (*self.once, *self.again)))

    @property
    def irreversible(self) -> list[str]:
        """Which cannot be taken back, and why."""
        return [
            f"{one.revision} is irreversible: {why}" for one in self.once if (why := reason(one))
        ]


def named(revisions: Iterable[Script]) -> str:
    """The ids of *revisions*, for a sentence."""
    return ", ".join(revision.revision for revision in revisions)

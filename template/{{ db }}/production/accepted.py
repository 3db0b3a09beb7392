"""What somebody has said yes to: in the file of a revision for good, or with `-x accept=` for once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from alembic import context
from alembic.script import Script

from ..revisions.accepted import accepted, is_reason
from ..terminal.extra import is_typed, listed
from ..terminal.typed import typed_with
from .losses import Loss


@dataclass(frozen=True)
class Said:
    """`-x accept=REVISION`, which may name several, and the command as it was typed."""

    revisions: tuple[str, ...]
    # With the placeholder {accept}.
    command: str

    @classmethod
    def now(cls, command: str) -> "Said":
        """What this process was started with. *command* is Alembic's, with its arguments."""
        config = context.config
        by_program = f"alembic -x accept={{accept}} {command}"
        typed = typed_with("accept") if is_typed(config) else by_program
        return cls(listed(config, "accept"), typed)

    def with_(self, revisions: Iterable[str]) -> str:
        """The command that accepts these, too."""
        every = dict.fromkeys([*self.revisions, *revisions])
        return self.command.format(accept=",".join(every))


@dataclass(frozen=True)
class InFile:
    """The `accepted = {...}` of a revision."""

    reasons: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, script: Script) -> "InFile":
        """What the file of *script* says."""
        return cls({" ".join(what.split()): said for what, said in accepted(script).items()})

    def covers(self, loss: Loss) -> bool:
        """Whether *loss* is accepted, with a reason."""
        return any(is_reason(self.reasons.get(key)) for key in loss.keys)

    def without_reason(self, loss: Loss) -> str | None:
        """What the file says about *loss*, if it says no reason."""
        return next((key for key in loss.keys if key in self.reasons), None)

"""What is asked before a command of Alembic's changes a database of production's.

Alembic calls a function for the steps that a command takes, and then does each of them. That
function is put into ours, which refuses some commands, and has the others watched step by step.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import Any

from alembic import context
from alembic.config import Config

from ..guard import Refused
from ..running.steps import command_options
from ..target import Target
from . import messages
from .accepted import InFile, Said
from .backwards import refuse_downgrade, refuse_stamp
from .limit import largest_rewrite
from .messages import Scene
from .watch import Watch, watched

PRODUCTION = "production"
STAMP, DOWNGRADE, UPGRADE = "stamp", "downgrade", "upgrade"

Steps = Callable[[Any, Any], Iterable[Any]]


def is_production(config: Config, environment: str) -> bool:
    """Whether *environment* is guarded: `production`, and what alembic.ini names beside it.

    There, in the section [alembic], `production = production eu-production` names another.
    """
    named = config.get_main_option("production") or ""
    return environment in {PRODUCTION, *named.split()}


def guard(target: Target, command: str) -> None:
    """Refuse what is refused in production, if *target* is that, once Alembic knows its steps."""
    if command not in {STAMP, DOWNGRADE, UPGRADE} or not is_production(
        context.config, target.environment
    ):
        return
    if command == STAMP and context.config.attributes.get("target"):
        return  # a verb of `db` stamps what it has compared
    options = command_options()
    words = options.get("destination_rev")
    arguments = " ".join(words) if isinstance(words, (tuple, list)) else str(words)
    gate = Gate(target, command, Said.now(f"{command} {arguments}"), largest_rewrite())
    if options.get("purge"):
        # Alembic empties its table before it asks for the steps, which begin with nothing then.
        gate.ask((), list(options["fn"]((), None)))
    options["fn"] = gate.around(options["fn"])


@dataclass
class Gate:
    """One *command* for *target*."""

    target: Target
    command: str
    said: Said
    limit: int
    # Alembic's function may be asked again for what is left to do: then it is accepted already.
    is_open: bool = False

    def around(self, steps: Steps) -> Steps:
        """The function *steps*, with what is refused."""

        @wraps(steps)
        def guarded(heads: Any, migration: Any) -> list[Any]:
            found = list(steps(heads, migration))
            self.ask(heads, found)
            if self.command == UPGRADE:
                for at, step in enumerate(found):
                    self._watch(step, [later.revision.revision for later in found[at:]])
            return found

        return guarded

    def ask(self, heads: Iterable[str], steps: list[Any]) -> None:
        """Whether the command may take these *steps*. Raises `Refused`, at the first time if ever."""
        if not self.is_open:
            self._ask(heads, steps)
            self.is_open = True

    def _ask(self, heads: Iterable[str], steps: list[Any]) -> None:
        if self.command == DOWNGRADE:
            refuse_downgrade(self.target, self.said, heads, steps)
        elif self.command == STAMP:
            refuse_stamp(self.target, self.said, heads, steps)
        else:
            self._refuse_unknown([step.revision.revision for step in steps])

    def _refuse_unknown(self, pending: list[str]) -> None:
        known = {script.revision for script in context.script.walk_revisions()}
        # Of two deployments at once, the second finds nothing left to do: that is no mistake.
        expected = set(pending) or known
        if wrong := [word for word in self.said.revisions if word not in expected]:
            raise Refused(messages.unknown(wrong, pending))

    def _watch(self, step: Any, left: list[str]) -> None:
        script, run = step.revision, step.migration_fn
        if script.revision in self.said.revisions:
            return
        # Those before it are applied by then, and nothing that can be accepted any more.
        revisions = tuple(one for one in self.said.revisions if one in left)
        said = replace(self.said, revisions=revisions)

        @wraps(run)
        def watching(**arguments: Any) -> None:
            connection = context.get_context().connection
            assert connection is not None
            scene = Scene(self.target, script.revision, Path(script.path), said)
            with watched(Watch(connection, scene, InFile.of(script), self.limit)):
                run(**arguments)

        step.migration_fn = watching

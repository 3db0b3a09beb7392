"""Keep revisions.lock when Alembic's `revision` has written a migration.

A `revision` without --autogenerate does not run migrations/env.py. What it does run is the template
of migrations, migrations/script.py.mako, which calls us. The file is done only after the hooks of
alembic.ini, that format it: so we become the last of them.
"""

import sys
from collections.abc import Mapping
from typing import Any

from alembic.config import Config
from alembic.script import ScriptDirectory, write_hooks

from ..terminal import hooks
from .history import History

HOOK = "revisions.lock"


def keep_when_written(config: Config) -> str:
    """Have the migration that is being written listed as soon as it is there.

    Returns nothing that could be seen in it.
    """
    hooks.be_quiet()
    writer: Any = _writer()
    if all(hook["_hook_name"] != HOOK for hook in writer.hooks):  # one command may write two
        ours = {"_hook_name": HOOK, "type": HOOK, "config": config}
        writer.hooks = [*writer.hooks, ours]
    return ""


@write_hooks.register(HOOK)
def _keep(_: str, options: Mapping[str, Any]) -> None:
    History.of(options["config"]).keep()


def _writer() -> ScriptDirectory:
    """Who renders the template, and does not tell it: the caller of our caller, or one above."""
    frame = sys._getframe()
    while not isinstance(writer := frame.f_locals.get("self"), ScriptDirectory):
        if frame.f_back is None:
            raise RuntimeError("only for migrations/script.py.mako")
        frame = frame.f_back
    return writer

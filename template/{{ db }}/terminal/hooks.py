"""What Alembic runs on a new migration, such as a formatter, speaks only when it has to."""

import io
import re
import sys
from contextlib import redirect_stdout
from typing import Any

from alembic.script import write_hooks

# Alembic's two lines about each of them, even where it is `done` with a program that has failed;
# programs themselves write to the terminal, and not to Python's `sys.stdout`.
ANNOUNCED = re.compile(r"^( *Running post write hook .* \.\.\.|  done)\n", re.MULTILINE)

_run_hooks: Any = getattr(write_hooks, "_run_hooks", None)


def be_quiet() -> None:
    """From now on, hooks are announced only if they fail."""
    # There is no setting for that, and the name is Alembic's own: without it they are announced.
    if _run_hooks:
        write_hooks._run_hooks = _quietly


def _quietly(path: Any, hooks: list[Any]) -> None:
    said = io.StringIO()
    try:
        with redirect_stdout(said):
            _run_hooks(path, hooks)
    except BaseException:
        sys.stdout.write(said.getvalue())
        raise
    sys.stdout.write(ANNOUNCED.sub("", said.getvalue()))

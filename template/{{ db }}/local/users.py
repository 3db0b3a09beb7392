"""Who uses a server: each has a file in `users/`, and holds a lock on it as long as it lives.

The kernel takes the lock from a process that was killed, so its file can be told from the others.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .filelock import lock, try_lock


@contextmanager
def one_at_a_time(base: Path) -> Iterator[None]:
    """Let nobody else come or go meanwhile, after waiting for whoever is about it."""
    with (base / "lock").open("a") as file:
        lock(file)
        yield


class User:
    """One user of the server in *base*. Come and go only inside `one_at_a_time`."""

    def __init__(self, base: Path) -> None:
        """Come."""
        folder = base / "users"
        folder.mkdir(exist_ok=True)
        number, name = tempfile.mkstemp(prefix=f"{os.getpid()}-", dir=folder)
        self._path, self._file = Path(name), os.fdopen(number, "w")
        try_lock(self._file)

    def leave(self) -> bool:
        """Go; return whether that was the last one. Files of the dead are cleared away."""
        self._file.close()
        self._path.unlink()
        living = [_lives(path) for path in self._path.parent.iterdir()]
        return not any(living)


def _lives(path: Path) -> bool:
    with path.open("a") as file:
        if not try_lock(file):
            return True
    path.unlink()
    return False

"""Keep Python's garbage collector from looking at thousands of models again and again."""

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

# When the process ends, all its memory goes at once; nobody need pick the models apart before.
atexit.register(gc.freeze)


@contextmanager
def paused() -> Iterator[None]:
    """Collect nothing inside of the block: for a command that soon ends.

    A thousand models are half a million objects, and all of them stay. Half of the time that `alembic
    check` needs would be for looking at them whenever some more have been made, and at the end.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()

"""Keep Python's garbage collector from looking at the models, again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Collect nothing inside of the block: for a command that soon ends.

    Of a thousand models, each is hundreds of objects, and all stay: looking at them whenever some
    more have been made takes a third of the time that `alembic check` needs.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()

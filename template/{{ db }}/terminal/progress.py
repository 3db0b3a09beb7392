"""What takes long says so: on a terminal in a line that is rewritten, elsewhere in the log."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from .screen import Line
from .wording import duration

log = logging.getLogger("alembic.progress")

# Seconds before the first word, as most of it is done in a moment, and between two.
AT_FIRST, ON_TERMINAL, IN_LOG = 0.5, 1.0, 10.0


@contextmanager
def doing(what: str, *, logged: bool = True) -> Iterator[None]:
    """Tell *what* is being done in here, and for how long, if it takes more than a moment.

    *what* begins a sentence, such as "Copying database shop". If it is not *logged*, it is told on a
    terminal only. Nothing may be printed or asked meanwhile; lines of the log are welcome.
    """
    done = Event()
    teller = Thread(target=_tell, args=(what, done, logged), daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


def _tell(what: str, done: Event, logged: bool) -> None:
    line, began = Line(), time.monotonic()
    first, later = (AT_FIRST, ON_TERMINAL) if line.is_there else (IN_LOG, IN_LOG)
    ended = done.wait(first)
    while not ended:
        text = f"{what} ({duration(time.monotonic() - began)})"
        if line.is_there:
            line.write(text)
        elif logged:
            log.info("%s", text)
        ended = done.wait(later)
    line.clear()

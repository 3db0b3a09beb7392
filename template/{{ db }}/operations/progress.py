"""How far a long work has come: a line on a terminal, rewritten, or now and then one in a log."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from ..terminal.screen import Line
from ..terminal.wording import duration

log = logging.getLogger("alembic.backfill")

# Seconds between two lines.
ON_TERMINAL, IN_LOG = 0.2, 10.0


class Progress:
    """Rows of *table* that were looked at, of *about* so many; 0 if nobody knows."""

    def __init__(self, table: str, about: int) -> None:
        self._table = table
        self._about = about
        self._start = self._last = time.monotonic()
        self._seen = self._changed = 0
        self._shown = Line()

    def add(self, seen: int, changed: int) -> None:
        """So many more were looked at, and so many of these were filled."""
        self._seen += seen
        self._changed += changed
        now = time.monotonic()
        if now - self._last >= (ON_TERMINAL if self._shown.is_there else IN_LOG):
            self._last = now
            self._write(self.line(now))

    def line(self, now: float) -> str:
        """What there is to say at this moment of the monotonic clock."""
        rate = self._seen / max(now - self._start, 0.001)
        if self._seen < self._about:
            left = (self._about - self._seen) / max(rate, 0.001)
            of, left_ = f" of about {self._about:,}", f", {duration(left)} left"
        else:
            of, left_ = "", ""
        return f"{self._table}: {self._seen:,}{of} rows, {rate:,.0f} rows/s{left_}"

    def end(self) -> None:
        """Say how many were filled in the end, if there was anything to do."""
        self.clear()
        seconds = time.monotonic() - self._start
        if self._changed or seconds > IN_LOG:
            number = f"{self._changed:,}"
            log.info("%s: %s rows filled in %s", self._table, number, duration(seconds))

    def clear(self) -> None:
        """Leave an empty line to whatever comes next."""
        self._shown.clear()

    def _write(self, line: str) -> None:
        if self._shown.is_there:
            self._shown.write(line)
        else:
            log.info("%s", line)


@contextmanager
def progress(table: str, about: int) -> Iterator[Progress]:
    """A `Progress` that leaves the terminal tidy, whatever happens."""
    shown = Progress(table, about)
    try:
        yield shown
        shown.end()
    finally:
        shown.clear()

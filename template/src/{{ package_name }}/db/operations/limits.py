"""How long the statements of an online revision wait for locks: a moment, or as long as it takes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from ..retry import patiently
from ..timeouts import Timeouts, spelled
from ..violations.rows import shorten
from .waiting import in_the_way

T = TypeVar("T")

NONE = 0  # PostgreSQL's word for no limit

SHOWN = 60  # characters of a statement in the log


class Limits:
    """The limits of one session, which *send* sends to it as SQL."""

    def __init__(self, send: Callable[[str], None]) -> None:
        self._send = send
        self._brief = Timeouts.configured().lock
        self._otherwise = self._lock = NONE
        send("SET lock_timeout = '0'")
        send("SET statement_timeout = '0'")

    def around(self, sql: str, work: Callable[[], T]) -> T:
        """Do *work*, which runs the statement *sql*, under the limits that are right for it.

        Without transaction, a statement that gave up has done nothing, and can be tried again.
        """
        limit = self._brief if in_the_way(sql) else self._otherwise
        self._wait(limit)
        return patiently(work, shorten(" ".join(sql.split()), SHOWN)) if limit else work()

    @contextmanager
    def at_most(self, milliseconds: int) -> Iterator[None]:
        """In here, statements that are not in the way give up, too, and are tried again."""
        self._otherwise = min(milliseconds, self._brief)
        try:
            yield
        finally:
            self._otherwise = NONE

    def _wait(self, milliseconds: int) -> None:
        if milliseconds != self._lock:
            self._send(f"SET lock_timeout = '{spelled(milliseconds)}'")
            self._lock = milliseconds

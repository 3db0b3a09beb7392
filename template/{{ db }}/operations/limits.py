"""How long the statements of an online revision wait for locks: a moment, or as long as it takes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

from sqlalchemy import Connection

from ..running.retry import patiently
from ..running.timeouts import Timeouts, spelled
from ..running.vacuum import waited_for_vacuum
from ..terminal.wording import shorten
from .waiting import in_the_way

T = TypeVar("T")

NONE = 0  # PostgreSQL's word for no limit

SHOWN = 60  # characters of a statement in the log


class Limits:
    """The limits of one session, which *send* sends to it as SQL.

    Without a *connection* it prints them: what psql runs is not tried again.
    """

    def __init__(self, send: Callable[[str], None], connection: Connection | None = None) -> None:
        self._send = send
        self._connection = connection
        self._otherwise = self._lock = NONE
        send("SET lock_timeout = '0'")
        send("SET statement_timeout = '0'")

    def around(self, sql: str, work: Callable[[], T]) -> T:
        """Do *work*, which runs the statement *sql*, under the limits that are right for it.

        Without transaction, a statement that gave up has done nothing, and can be tried again.
        """
        what = shorten(" ".join(sql.split()), SHOWN)
        if in_the_way(sql) and self._connection:
            aside = partial(waited_for_vacuum, self._connection)
            return patiently(work, what, limit=self._wait, aside=aside)
        if in_the_way(sql):
            self._wait(Timeouts.configured().lock)
            return work()
        self._wait(self._otherwise)
        return patiently(work, what) if self._otherwise else work()

    @contextmanager
    def at_most(self, milliseconds: int) -> Iterator[None]:
        """In here, statements that are not in the way give up, too, and are tried again."""
        self._otherwise = min(milliseconds, Timeouts.configured().lock)
        try:
            yield
        finally:
            self._otherwise = NONE

    def _wait(self, milliseconds: int) -> None:
        if milliseconds != self._lock:
            self._send(f"SET lock_timeout = '{spelled(milliseconds)}'")
            self._lock = milliseconds

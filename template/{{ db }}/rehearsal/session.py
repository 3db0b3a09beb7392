"""A connection that stays open while others come and go, whatever the driver.

What `connected` gives an async driver lives inside an event loop, in which no second one can run.
This one's loop runs only while it is asked for something.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol, TypeVar

from sqlalchemy import Connection

from ..connection.connect import connect
from ..target import Target

Result = TypeVar("Result")


class Session(Protocol):
    """Do work with the connection."""

    def __call__(self, work: Callable[[Connection], Result]) -> Result:
        """Return what *work* does."""


@contextmanager
def session(target: Target) -> Iterator[Session]:
    """A connection to *target*, each statement a transaction of its own. Raises `ConnectError`."""
    if target.url.get_dialect().is_async:
        from .session_async import async_session

        with async_session(target) as do:
            do(_autocommit)
            yield do
        return
    with connect(target) as connection:
        _autocommit(connection)
        yield lambda work: work(connection)


def _autocommit(connection: Connection) -> None:
    connection.execution_options(isolation_level="AUTOCOMMIT")

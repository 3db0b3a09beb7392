"""Open a connection, or say in one message why that failed and what to look at."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import Connection, NullPool, create_engine
from sqlalchemy.exc import DBAPIError

from ..expected import Expected
from ..target import Target
from .failures import explain_connection, explain_rights

Result = TypeVar("Result")

# Seconds for one host to answer, where no setting has another number. Left to itself, TCP gives up
# after two minutes.
PATIENCE = 10


class ConnectError(Expected):
    """The database cannot be used. The text is for the person at the keyboard."""


def connected(target: Target, work: Callable[[Connection], Result]) -> Result:
    """Do *work* with a connection to *target*, whatever the driver. Raises `ConnectError`."""
    if not target.url.get_dialect().is_async:
        with connect(target) as connection:
            return work(connection)
    from .connect_async import run_connected

    return run_connected(target, work)


@contextmanager
def connect(target: Target) -> Iterator[Connection]:
    """A connection to *target*. Raises `ConnectError`."""
    patience = {} if target.timeout else {"connect_timeout": PATIENCE}
    engine = create_engine(target.url, poolclass=NullPool, connect_args=patience)
    with failing(target):
        connection = engine.connect()
    with allowed(target), connection:
        yield connection


@contextmanager
def failing(target: Target) -> Iterator[None]:
    """Whatever goes wrong in here, there is no connection to *target*."""
    try:
        yield
    # Drivers raise what they like: of psycopg, of asyncpg, or plain OSError.
    except Exception as error:
        raise ConnectError(explain_connection(target, error)) from error


@contextmanager
def allowed(target: Target) -> Iterator[None]:
    """What the role has no right to do in *target* is told in words."""
    try:
        yield
    except DBAPIError as error:
        if told := explain_rights(target, error):
            raise ConnectError(told) from None
        raise

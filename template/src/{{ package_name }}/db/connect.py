"""Open a connection, or say in one message why that failed and what to look at."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, NullPool, create_engine
from sqlalchemy.exc import DBAPIError

from .failures import explain_connection, explain_rights
from .target import Target

# Seconds for one host to answer, where no setting has another number. Left to itself, TCP gives up
# after two minutes.
PATIENCE = 10


class ConnectError(Exception):
    """The database cannot be used. The text is for the person at the keyboard."""


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

"""Open a connection, or say in one message why that failed and what to look at."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, NullPool, create_engine

from .target import Target


class ConnectError(Exception):
    """The database cannot be reached. The text is for the person at the keyboard."""

    def __init__(self, target: Target, reason: Exception) -> None:
        # psycopg says it in its own exception, which SQLAlchemy wraps.
        text = str(getattr(reason, "orig", None) or reason).strip()
        super().__init__(
            f"There is no connection to {target}.\n\n"
            + "".join(f"  {line.strip()}\n" for line in text.splitlines())
            + "\n  Check that the server runs, and the settings of this environment: .env.example\n"
            "  lists them all."
        )


@contextmanager
def connect(target: Target) -> Iterator[Connection]:
    """A connection to *target*. Raises `ConnectError`."""
    engine = create_engine(target.url, poolclass=NullPool)
    try:
        connection = engine.connect()
    # Drivers raise what they like: of psycopg, of asyncpg, or plain OSError.
    except Exception as error:
        raise ConnectError(target, error) from error
    with connection:
        yield connection

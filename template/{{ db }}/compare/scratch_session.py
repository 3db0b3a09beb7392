"""A connection to a scratch database, with the settings that a session of the live one has."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, NullPool, create_engine, text

from ..expected import Expected
from ..postgresql.driver import is_refusal, run_script
from ..postgresql.driver import words as said
from .profile import Profile

SET = text("""
    SELECT set_config(key, value, false)
    FROM json_each_text(CAST(CAST(:settings AS text) AS json))""")

# Advisory locks belong to one database, and in a scratch database there are no others.
TRIES = 1

OURS = {
    # Patience that was meant for a live database, where others wait.
    "idle_in_transaction_session_timeout": "0",
    "idle_session_timeout": "0",
    "lock_timeout": "0",
    "statement_timeout": "0",
    # A guard for live databases.
    "default_transaction_read_only": "off",
    # A crash of the server may lose what we do: nobody would miss it.
    "synchronous_commit": "off",
}


class NoScratch(Expected):
    """No scratch database can be had. The text is one line: why, and what to grant."""


@contextmanager
def connected(profile: Profile, database: str, **options: Any) -> Iterator[Connection]:
    """A connection to *database* on the server of *profile*. Raises `NoScratch`.

    *options* are those of SQLAlchemy's ``create_engine()``.
    """
    url = profile.url.set(database=database)
    engine = create_engine(url, poolclass=NullPool, **options)
    try:
        connection = engine.connect()
    # Drivers raise what they like: of psycopg, of asyncpg, or plain OSError.
    except Exception as error:
        raise NoScratch(f"there is no connection to {database}: {words(error)}") from error
    with connection:
        connection.execute(SET, {"settings": json.dumps(profile.settings | OURS)})
        connection.commit()
        yield connection


def alone(connection: Connection) -> None:
    """Wait until nobody else tries things in this database; *connection* does, until it is closed.

    Two that try to create the same table at once would get different names for its sequence.
    """
    connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": TRIES})
    connection.commit()


def execute(connection: Connection, script: str) -> None:
    """Run *script*, one statement or many, in a transaction. Raises what the driver raises."""
    with connection.begin():  # or SQLAlchemy would not know that there is something to commit
        run_script(connection, script)


def words(error: Exception) -> str:
    """The first thing that PostgreSQL said, without what libpq says about the way there."""
    line = said(error).strip().splitlines()[0] if is_refusal(error) else str(error)
    return line.rpartition("FATAL:")[2].strip()

"""The driver, past SQLAlchemy: scripts as they were written, errors in PostgreSQL's own words."""

from textwrap import indent
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.engine import AdaptedConnection
from sqlalchemy.exc import DBAPIError

DRIVERS = {"psycopg2", "psycopg", "asyncpg"}


def run_script(connection: Connection, script: str) -> None:
    """Run one statement or many, in which no colon and no percent sign means anything.

    Raises what the driver raises: see `is_refusal`.
    """
    driver: Any = connection.connection.dbapi_connection
    if isinstance(driver, AdaptedConnection):
        driver.run_async(lambda asyncpg: asyncpg.execute(script))
    else:
        driver.cursor().execute(script)


def is_refusal(error: Exception) -> bool:
    """Whether PostgreSQL, or the driver for it, refused what it was asked."""
    return isinstance(error, DBAPIError) or type(error).__module__.partition(".")[0] in DRIVERS


def words(error: Exception) -> str:
    """What PostgreSQL said, indented for a message."""
    return indent(str(_original(error)).strip(), "  ", lambda line: True)


def position(error: Exception) -> int | None:
    """The place in the script, counted in characters from 1, if PostgreSQL has named one."""
    original: Any = _original(error)
    diagnosis = getattr(original, "diag", None)
    place = getattr(diagnosis, "statement_position", None) or getattr(original, "position", None)
    return int(place) if place else None


def _original(error: Exception) -> Exception:
    return error.driver_exception if isinstance(error, DBAPIError) else error

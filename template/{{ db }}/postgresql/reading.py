"""Settings of a session that decide how PostgreSQL writes what it knows."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text

SETTINGS = ("search_path", "TimeZone", "DateStyle", "IntervalStyle")

_GET = text("SELECT " + ", ".join(f"current_setting('{name}')" for name in SETTINGS))
_SET = text("SELECT " + ", ".join(f"set_config('{name}', :{name}, true)" for name in SETTINGS))


@contextmanager
def written_alike(connection: Connection, search_path: str) -> Iterator[None]:
    """The same in every session: names relative to *search_path*, moments in UTC.

    It needs a transaction, which is begun if there is none.
    """
    before = dict(zip(SETTINGS, connection.execute(_GET).one(), strict=True))
    alike = {"TimeZone": "UTC", "DateStyle": "ISO, MDY", "IntervalStyle": "postgres"}
    connection.execute(_SET, alike | {"search_path": search_path})
    yield
    connection.execute(_SET, before)

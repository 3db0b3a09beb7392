"""Questions to the catalogs, and the settings that decide how PostgreSQL writes its answers."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, text

SETTINGS = ("search_path", "TimeZone", "DateStyle", "IntervalStyle")

_GET = text("SELECT " + ", ".join(f"current_setting('{name}')" for name in SETTINGS))
_SET = text("SELECT " + ", ".join(f"set_config('{name}', :{name}, true)" for name in SETTINGS))


def read_rows(
    connection: Connection, folder: Path, *names: str, **values: object
) -> list[Row[Any]]:
    """What the files *names*`.sql` of *folder* find, one after the other as one statement."""
    query = "".join((folder / f"{name}.sql").read_text("utf-8") for name in names)
    return list(connection.execute(text(query), values))


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

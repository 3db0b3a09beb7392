"""What a test sees in the scratch database of a history."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, text


def asking(query: str) -> Callable[[Connection], list[Any]]:
    return lambda connection: list(connection.scalars(text(query)))


tables = asking(
    "SELECT CAST(oid::regclass AS text) FROM pg_class WHERE relkind = 'r' AND "
    "relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace) "
    "ORDER BY 1"
)
versions = asking("SELECT version_num FROM alembic_version ORDER BY 1")

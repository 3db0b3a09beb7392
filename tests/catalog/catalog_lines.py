"""What a script makes, as the lines of the catalog."""

from typing import Any

from changes.database import script
from sqlalchemy import Connection


def lines(connection: Connection, read_catalog: Any, sql: str) -> list[str]:
    """Those after the script *sql*, of which nothing is left."""
    script(connection, sql)
    found: list[str] = read_catalog(connection)
    connection.rollback()
    return found

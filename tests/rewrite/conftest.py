"""How values of one type become those of another, in a database with types of its own."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from changes.database import script
from sqlalchemy import Connection

from .matrix import NEW_YORK
from .samples import DROP_TYPES, TYPES


@pytest.fixture(scope="session")
def casts(shop: Path) -> Any:
    return import_module("shop.db.rewrite.casts.conversion")


@pytest.fixture
def database(connection: Connection) -> Iterator[Connection]:
    """With enums and domains, and a time zone that is far from UTC."""
    script(connection, TYPES)
    script(connection, f"SET TimeZone TO '{NEW_YORK}'")
    connection.commit()
    yield connection
    connection.rollback()
    script(connection, DROP_TYPES)
    script(connection, "RESET TimeZone")
    connection.commit()

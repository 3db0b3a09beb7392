"""A desk for reviews, with a database of its own on the server that all tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from server_databases import new_database
from sqlalchemy import URL

from .desk import TABLES, Desk


@pytest.fixture(scope="session")
def gallery_url(server_url: URL) -> Iterator[URL]:
    """A database that all migrations of the gallery are for; it is only read."""
    with new_database(server_url) as url:
        yield url


@pytest.fixture
def desk(server_url: URL, shop: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk with an empty database."""
    with new_database(server_url) as url:
        yield Desk(shop, tmp_path, url)


@pytest.fixture
def users(desk: Desk) -> Desk:
    """A desk whose database has the table users."""
    desk.write("a1", TABLES, None)
    desk.upgrade("a1")
    return desk

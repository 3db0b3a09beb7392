"""A database of a test's own with the tables that online migrations change."""

from collections.abc import Iterator

import pytest
from sqlalchemy import URL, Connection

from .online_database import database, run
from .online_tables import TABLES


@pytest.fixture(params=["psycopg2", "psycopg"])
def users(request: pytest.FixtureRequest, server_url: URL) -> Iterator[Connection]:
    with database(server_url, request.param) as connection:
        run(connection, TABLES)
        yield connection


@pytest.fixture
def one(server_url: URL) -> Iterator[Connection]:
    """The same with one driver, where drivers make no difference."""
    with database(server_url) as connection:
        run(connection, TABLES)
        yield connection

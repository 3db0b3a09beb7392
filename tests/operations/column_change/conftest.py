"""A table before a column of it is changed, and in the middle of that."""

from collections.abc import Iterator

import pytest
from sqlalchemy import URL, Connection

from ..online_database import database, migrate, run
from .steps import USERS, expand


@pytest.fixture(scope="module")
def connection(server_url: URL) -> Iterator[Connection]:
    with database(server_url, "psycopg2") as connection:
        yield connection


@pytest.fixture
def users(connection: Connection) -> Connection:
    run(connection, USERS)
    return connection


@pytest.fixture(scope="module")
def both(connection: Connection) -> Connection:
    """In the middle of the change."""
    run(connection, USERS)
    migrate(connection, expand)
    return connection

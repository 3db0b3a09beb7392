"""A live database of its own for each test, on the server that all tests share."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from live_database import Live
from sqlalchemy import URL, Engine, NullPool, create_engine


@pytest.fixture(scope="session")
def server(server_url: URL) -> Iterator[Engine]:
    """The server, past all databases of users."""
    url = server_url.set(database="postgres")
    engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    yield engine
    engine.dispose()


@pytest.fixture
def live(server: Engine, shop: Path) -> Iterator[Live]:
    """An empty database. Whatever scratch databases the test has made are dropped."""
    name = f"live_{uuid4().hex[:8]}"
    found = Live(server.url.set(database=name), server, shop / "src")
    with server.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
        yield found
        for left in [name, *found.scratch()]:
            connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {left} WITH (FORCE)")

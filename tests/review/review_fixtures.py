"""A desk for reviews, with a database of its own on the server that all tests share."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from review_desk import Desk
from sqlalchemy import URL, Engine, NullPool, create_engine

MakeDesk = Callable[..., Desk]


@pytest.fixture(scope="session")
def administrator(server_url: URL) -> Iterator[Engine]:
    url = server_url.set(database="postgres")
    engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def gallery_url(administrator: Engine, server_url: URL) -> Iterator[URL]:
    """A database that all migrations of the gallery are for; it is only read."""
    yield from database(administrator, server_url)


@pytest.fixture
def desk(administrator: Engine, server_url: URL, shop: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk with an empty database."""
    for url in database(administrator, server_url):
        yield Desk(shop, tmp_path, url)


def database(administrator: Engine, server_url: URL) -> Iterator[URL]:
    name = f"review_{uuid4().hex[:8]}"
    with administrator.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
        yield server_url.set(database=name)
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")

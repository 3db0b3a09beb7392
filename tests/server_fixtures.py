"""The rendered package, and the throwaway PostgreSQL that it lends, for tests in this process.

A test module asks for them with ``pytest_plugins = ["server_fixtures"]``.
"""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from conftest import Render
from server_databases import address
from sqlalchemy import URL, Connection, Engine, create_engine, text

# What the tables, views and sequences of others are called; the first oid that is not PostgreSQL's
# own is FirstNormalObjectId in its src/include/access/transam.h.
LEFT = text(
    "SELECT CAST(oid AS regclass)::text FROM pg_class WHERE oid >= 16384 AND relkind <> 't'"
)


@pytest.fixture(scope="session")
def shop(render_once: Render, request: pytest.FixtureRequest) -> Iterator[Path]:
    """The folder of a rendered project, whose package `shop` can be imported."""
    project = render_once()
    sys.path.insert(0, str(project.path / "src"))
    if request.config.getoption("--installed-postgresql"):
        wheel: Any = import_module("shop.db.local.wheel")
        wheel.folders = lambda: iter(())
    yield project.path
    sys.path.remove(str(project.path / "src"))


@pytest.fixture(scope="session")
def server_url(shop: Path) -> Iterator[URL]:
    """The address of an empty database, on a server that is gone after the tests."""
    with import_module("shop.db.local").temporary() as server:
        server.create_database("shop")
        yield address(server, "shop")


@pytest.fixture(scope="session")
def engine(server_url: URL) -> Iterator[Engine]:
    engine = create_engine(server_url)
    yield engine
    engine.dispose()


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    """A connection to the empty database; what a test does there is rolled back, or it fails."""
    with engine.connect() as connection:
        yield connection
    with engine.connect() as connection:
        left = connection.scalars(LEFT).all()
    assert not left, f"The next test would find {left}: this one has committed them."


@pytest.fixture
def read_catalog(shop: Path) -> Any:
    """The function that reads what makes up a schema, in lines."""
    return import_module("shop.db.postgresql.catalog").read_catalog

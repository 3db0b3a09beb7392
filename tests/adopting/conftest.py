"""A database that somebody made, and a project that is to adopt it."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from changes.database import Databases
from changes.project import Project
from sqlalchemy import URL

from .adopter import Adopter


@pytest.fixture(scope="session")
def own_server(shop: Path) -> Iterator[URL]:
    """A server on which nobody minds that databases and roles come and go."""
    with import_module("shop.db.local").temporary() as server:
        query = {"host": server.host, "port": str(server.port)}
        yield URL.create("postgresql+psycopg", server.user, database="shop", query=query)


@pytest.fixture(scope="session")
def all_databases(own_server: URL) -> Iterator[Databases]:
    databases = Databases(own_server, import_module("shop.db.postgresql.catalog").read_catalog)
    databases.begin()
    databases._administer("CREATE ROLE clerk LOGIN")
    yield databases
    databases.close()


@pytest.fixture
def desk(
    shop: Path, all_databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Adopter:
    """A project without migrations, an empty database, and somebody who may do everything."""
    project = Project.like(shop, tmp_path / "desk")
    project.afresh()
    all_databases.afresh()
    found = Adopter(project, all_databases, monkeypatch)
    found.be()
    return found

"""A project and a server of its own, with roles that may do less than an administrator."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from changes.database import Databases
from changes.project import Project
from sqlalchemy import URL

from .desk import Desk

ROLES = """
    CREATE ROLE owner LOGIN CREATEDB;
    CREATE ROLE clerk LOGIN;
    CREATE ROLE reader LOGIN;
    ALTER ROLE reader SET default_transaction_read_only TO on
"""


@pytest.fixture(scope="session")
def server_url(shop: Path) -> Iterator[URL]:
    """A server on which nobody minds that databases and roles come and go."""
    with import_module("shop.db.local").temporary() as server:
        query = {"host": server.host, "port": str(server.port)}
        yield URL.create("postgresql+psycopg", server.user, database="shop", query=query)


@pytest.fixture(scope="session")
def databases(shop: Path, server_url: URL) -> Iterator[Databases]:
    databases = Databases(server_url, import_module("shop.db.postgresql.catalog").read_catalog)
    databases.begin()
    databases._administer(ROLES)
    yield databases
    databases.close()


@pytest.fixture
def desk(shop: Path, databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A project without migrations, an empty database, and somebody who may do everything."""
    project = Project.like(shop, tmp_path / "desk")
    project.afresh()
    databases.afresh()
    desk = Desk(project, databases, monkeypatch)
    desk.be()
    return desk

"""A project and a server of its own, with roles that may do less than an administrator."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from changes.database import Databases, own_server
from changes.project import Project

from .desk import Desk

ROLES = """
    CREATE ROLE owner LOGIN CREATEDB;
    CREATE ROLE clerk LOGIN;
    CREATE ROLE reader LOGIN;
    ALTER ROLE reader SET default_transaction_read_only TO on
"""


@pytest.fixture(scope="session")
def databases(shop: Path) -> Iterator[Databases]:
    with own_server() as databases:
        databases.administer(ROLES)
        yield databases


@pytest.fixture
def desk(shop: Path, databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A project without migrations, an empty database, and somebody who may do everything."""
    project = Project.like(shop, tmp_path / "desk")
    project.afresh()
    databases.afresh()
    desk = Desk(project, databases, monkeypatch)
    desk.be()
    return desk

"""Every change in the gallery is made right, or refused in words, on tables that hold rows."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from sqlalchemy import URL

from .case import Case, gallery
from .database import Databases
from .project import Project
from .walk import walk

pytest_plugins = ["server_fixtures"]


@pytest.fixture(scope="session")
def databases(shop: Path, server_url: URL) -> Databases:
    databases = Databases(server_url, import_module("shop.db.catalog").read_catalog)
    databases.begin()
    return databases


@pytest.fixture(scope="session")
def project(shop: Path, server_url: URL, tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project.like(shop, tmp_path_factory.mktemp("changes"))


@pytest.fixture
def in_shop(server_url: URL, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The settings of the project, as a person would give them."""
    url = server_url.set(drivername="postgresql", database="shop")
    monkeypatch.setenv("DATABASE_URL", url.render_as_string(hide_password=False))
    return


@pytest.mark.usefixtures("in_shop")
@pytest.mark.parametrize("case", gallery(), ids=str)
def test_the_change_is_right_or_refused(case: Case, project: Project, databases: Databases) -> None:
    walk(case, project, databases)

"""A project, a server of its own, and tables in the database that is production's."""

from pathlib import Path

import pytest
from changes.database import Databases
from changes.project import Project
from revision.conftest import databases

from .site import DRIVERS, TABLES, Site

__all__ = ["databases"]


@pytest.fixture(scope="session")
def projects(shop: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Project]:
    """One for each driver."""
    folder = tmp_path_factory.mktemp("production")
    return {name: Project.like(shop, folder / name, name) for name in DRIVERS}


@pytest.fixture
def site(
    request: pytest.FixtureRequest,
    projects: dict[str, Project],
    databases: Databases,
    monkeypatch: pytest.MonkeyPatch,
) -> Site:
    """With psycopg2, or the driver that the test is parametrized with."""
    project = projects[getattr(request, "param", "psycopg2")]
    project.afresh()
    databases.afresh()
    databases.run(TABLES)
    url = databases.url.set(drivername="postgresql", database="shop")
    monkeypatch.setenv("DATABASE_URL", url.render_as_string(hide_password=False))
    monkeypatch.setenv("APP_ENV", "production")
    return Site(project, databases, monkeypatch)

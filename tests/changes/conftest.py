"""A server and a project for the gallery, and the option that measures it."""

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

from .database import Databases, own_server
from .project import Project


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--measure",
        action="store_true",
        help="make docs/changes.md: every change with stock Alembic and with ours",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Measuring is no test."""
    if not config.getoption("--measure", default=False):
        items[:] = [item for item in items if item.name != "test_measure"]


@pytest.fixture(scope="session")
def databases(shop: Path) -> Iterator[Databases]:
    """Each case drops all of those of the one before."""
    with own_server() as databases:
        yield databases


@pytest.fixture(scope="session")
def project(shop: Path, tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project.like(shop, tmp_path_factory.mktemp("changes"))


@pytest.fixture
def settings(databases: Databases, monkeypatch: pytest.MonkeyPatch) -> None:
    """DATABASE_URL, as a person would set it for the project."""
    url = databases.url.set(drivername="postgresql", database="shop")
    monkeypatch.setenv("DATABASE_URL", url.render_as_string(hide_password=False))


@pytest.fixture(scope="session")
def versions(databases: Databases) -> str:
    """What is measured."""
    with databases.connect("postgres") as connection:
        server = connection.exec_driver_sql("SHOW server_version").scalar_one()
    parts = {"Alembic": version("alembic"), "SQLAlchemy": version("sqlalchemy")}
    return ", ".join(
        f"{name} {number}" for name, number in (parts | {"PostgreSQL": server}).items()
    )

"""A database that somebody made, and a project that is to adopt it."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from uuid import uuid4

import pytest
from changes.database import Databases
from changes.project import Project
from conftest import Render
from revision.conftest import databases
from server_databases import new_database
from sqlalchemy import URL

from .adopter import Adopter
from .hand_made import TABLES
from .models_writer import PACKAGES, Writer
from .stock_history import DOCUMENTED, single_line
from .stock_upgrade import with_history

__all__ = ["databases"]

# What PostgreSQL and SQLAlchemy call things, and what Alembic's documentation does.
CONVENTIONS: dict[str, dict[str, str]] = {"none": {}, "documented": DOCUMENTED}


@pytest.fixture
def desk(
    shop: Path, databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Adopter:
    """A project without migrations, an empty database, and somebody who may do everything."""
    project = Project.like(shop, tmp_path / "desk")
    project.afresh()
    databases.afresh()
    found = Adopter(project, databases, monkeypatch)
    found.be()
    return found


@pytest.fixture
def hand_made(desk: Adopter) -> Adopter:
    """A database that was made by hand."""
    desk.databases.run(TABLES)
    return desk


@pytest.fixture(params=sorted(CONVENTIONS))
def each_desk(request: pytest.FixtureRequest, desk: Adopter) -> Adopter:
    """A desk of a project whose models name their constraints in one way or another."""
    return replace(desk, naming=CONVENTIONS[request.param])


@pytest.fixture
def old(desk: Adopter) -> Adopter:
    """A project with a history, and the database that it has made."""
    return with_history(replace(desk, naming={}), single_line)


@pytest.fixture(scope="session")
def market(render_once: Render) -> Iterator[Path]:
    """The folder of a project that describes tables without classes."""
    project = render_once(project_name="Market", package_name="market", models="tables")
    sys.path.insert(0, str(project.path / "src"))
    yield project.path
    sys.path.remove(str(project.path / "src"))


@pytest.fixture
def make_writer(
    shop: Path, market: Path, server_url: URL, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str], Writer]]:
    """Makes one for a style."""
    with ExitStack() as stack:

        def make(style: str) -> Writer:
            package = PACKAGES[style]
            source = (shop if package == "shop" else market) / "src" / package
            folder = source / f"legacy_{uuid4().hex[:8]}"
            folder.mkdir()
            stack.callback(shutil.rmtree, folder)
            shutil.copy2(source / "models/base.py", folder)
            home = import_module(f"{package}.db.adopting.models.home").Home
            monkeypatch.setattr(home, "find", lambda: home(folder))
            return Writer(
                package, folder, stack.enter_context(new_database(server_url)), monkeypatch
            )

        yield make


@pytest.fixture
def writer(make_writer: Callable[[str], Writer]) -> Writer:
    """One for classes."""
    return make_writer("classes")

"""A bench for the recipes: one server, where each begins with the same tables and rows."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from changes.database import Databases
from changes.project import Project
from sqlalchemy import URL

from .bench import Bench, choose
from .page import sections


@pytest.fixture(scope="session")
def server_url(shop: Path) -> Iterator[URL]:
    """A server that nobody else uses: databases come and go."""
    with import_module("shop.db.local").temporary() as server:
        query = {"host": server.host, "port": str(server.port)}
        yield URL.create("postgresql+psycopg", server.user, database="shop", query=query)


@pytest.fixture(scope="session")
def databases(shop: Path, server_url: URL) -> Iterator[Databases]:
    databases = Databases(server_url, import_module("shop.db.postgresql.catalog").read_catalog)
    yield databases
    databases.close()


@pytest.fixture(scope="session")
def begun(shop: Path, databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """A project with the tables of the page, and the database `begun` with them and their rows."""
    tables = next(one for one in sections("recipes.md") if one.title.startswith("The tables"))
    project = Project.like(shop, tmp_path_factory.mktemp("recipes"))
    project.afresh()
    databases._administer("CREATE DATABASE shop TEMPLATE template0")
    bench = Bench(project, databases, tables.all("python")[0].text)
    with pytest.MonkeyPatch.context() as environment:
        choose(databases.url, environment)
        assert bench.generate().new, bench.ran
        bench.ok("upgrade", "head")
    databases.run(tables.all("sql")[0].text)
    databases._administer("ALTER DATABASE shop RENAME TO begun")
    return bench


@pytest.fixture
def bench(begun: Bench, databases: Databases, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    """The same, for one recipe."""
    choose(databases.url, monkeypatch)
    databases.close("shop")
    databases._administer("DROP DATABASE IF EXISTS shop WITH (FORCE)")
    databases._administer("CREATE DATABASE shop TEMPLATE begun STRATEGY file_copy")
    bench = Bench(begun.project, databases, begun.models)
    yield bench
    bench.end()

"""A bench for the recipes: one server, where each begins with the same tables and rows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from changes.database import Databases, own_server
from changes.project import Project

from .bench import Bench, choose
from .page import sections


@pytest.fixture(scope="session")
def databases(shop: Path) -> Iterator[Databases]:
    with own_server() as databases:
        yield databases


@pytest.fixture(scope="session")
def begun(shop: Path, databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """A project with the tables of the page, and the database `begun` with them and their rows."""
    tables = next(one for one in sections("recipes.md") if one.title.startswith("The tables"))
    project = Project.like(shop, tmp_path_factory.mktemp("recipes"))
    project.afresh()
    databases.make_shop()
    bench = Bench(project, databases, tables.all("python")[0].text)
    with pytest.MonkeyPatch.context() as environment:
        choose(databases.url, environment)
        assert bench.generate().new, bench.ran
        bench.ok("upgrade", "head")
    databases.run(tables.all("sql")[0].text)
    databases.administer("ALTER DATABASE shop RENAME TO begun")
    return bench


@pytest.fixture
def bench(begun: Bench, databases: Databases, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    """The same, for one recipe."""
    choose(databases.url, monkeypatch)
    databases.make_shop("begun")
    bench = Bench(begun.project, databases, begun.models)
    yield bench
    bench.end()

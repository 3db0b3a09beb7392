"""Schemas that nobody here wrote are adopted, and then changed, to and fro.

`tests/data/README.md` says what they are; `--schema FILE` tries another one.
"""

import shutil
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from conftest import Project, Render
from server_databases import new_database
from sqlalchemy import URL, create_engine

from .change import find_change
from .schemas import DATA, figures, load

pytest_plugins = ["server_fixtures"]

HERE = Path(__file__).with_name("by_hand")


@dataclass(frozen=True)
class Case:
    """Scripts that make a schema, the style of its models, and what cannot be expressed."""

    name: str
    scripts: tuple[Path, ...]
    models: str
    not_expressed: tuple[str, ...] = ()


CASES = [
    Case("kea", (DATA / "kea.sql.xz",), "classes"),
    Case("synapse", (DATA / "synapse.sql.xz",), "classes"),
    Case("zabbix", (DATA / "zabbix.sql.xz",), "tables"),
    # Everything that models cannot say.
    Case("gallery", tuple(HERE / f"{one}.sql" for one in ("needed", "tables", "beyond")), "tables"),
]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    given = metafunc.config.getoption("--schema")
    styles = ("classes", "tables") if given else ()
    cases = [Case(Path(given).stem, (Path(given),), style) for style in styles] or CASES
    metafunc.parametrize("case", cases, ids=[f"{one.name}-{one.models}" for one in cases])


@dataclass(frozen=True)
class Adopted:
    """A project, and its database that was adopted: what was said, and how many seconds it took."""

    project: Project
    url: URL
    said: str = ""
    seconds: float = 0

    @property
    def address(self) -> str:
        return self.url.set(drivername="postgresql").render_as_string()

    def ok(self, *words: str) -> str:
        """Run a command of the project that must succeed."""
        server = self.url.set(drivername="postgresql", database="postgres").render_as_string()
        environ = {"DATABASE_URL": self.address, "TEST_DATABASE_URL": server, "PYTHONPATH": "src"}
        return self.project.ok("python", "-m", *words, env=environ)

    @property
    def not_expressed(self) -> list[str]:
        _, _, lines = self.said.partition("Not expressed, and left as it is:\n")
        return [line.strip() for line in lines.splitlines() if line.startswith("  ")]

    def catalog(self) -> list[str]:
        """What PostgreSQL knows about it."""
        engine = create_engine(self.url)
        with engine.connect() as connection:
            lines: list[str] = import_module("shop.db.postgresql.catalog").read_catalog(connection)
        engine.dispose()
        return lines

    def is_clean(self) -> bool:
        return "No new upgrade operations detected." in self.ok("shop.db", "check")


@pytest.fixture
def adopted(case: Case, render_once: Render, server_url: URL, tmp_path: Path) -> Iterator[Adopted]:
    """The database of *case*, adopted by a project that had neither models nor migrations."""
    rendered = render_once(models=case.models, example=False)
    project = replace(rendered, path=shutil.copytree(rendered.path, tmp_path / "shop"))
    with new_database(server_url) as url:
        fresh = Adopted(project, url)
        for script in case.scripts:
            load(script, fresh.address)
        began = time.monotonic()
        said = fresh.ok("shop.db", "adopt")
        yield replace(fresh, said=said, seconds=time.monotonic() - began)


def test_it_is_adopted_and_changed_to_and_fro(
    case: Case, adopted: Adopted, request: pytest.FixtureRequest
) -> None:
    tell(adopted, request)
    if not request.config.getoption("--schema"):
        assert adopted.not_expressed == list(case.not_expressed)
    assert adopted.is_clean()
    adopted.ok("pytest", "-q", "-n0", "-p", "no:cacheprovider", "tests/test_migrations.py")
    before = adopted.catalog()

    change = find_change(adopted.address)
    change.fill(adopted.address)
    (adopted.project.path / "src/shop/models/zz_change.py").write_text(change.module())
    adopted.ok("shop.db", "revision", "--autogenerate", "-m", "change")
    adopted.ok("shop.db", "upgrade", "head")

    assert change.value(adopted.address) == 7
    assert adopted.is_clean()

    # What needs no lock on a table is in a migration of its own.
    number = len(list((adopted.project.path / "migrations/versions").glob("*.py"))) - 1
    adopted.ok("shop.db", "downgrade", f"-{number}")

    assert change.value(adopted.address) == "7"
    assert adopted.catalog() == before


def tell(adopted: Adopted, request: pytest.FixtureRequest) -> None:
    """Print the figures, past pytest, if somebody asked for them."""
    if not request.config.getoption("--schema"):
        return
    found = asdict(figures(adopted.address)) | {"seconds": round(adopted.seconds, 1)}
    capture: Any = request.config.pluginmanager.getplugin("capturemanager")
    with capture.global_and_fixture_disabled():
        print("\n" + ", ".join(f"{count} {kind}" for kind, count in found.items()))
        print("\n".join(["not expressed:", *(adopted.not_expressed or ["nothing"])]))

"""A project that people have worked on for a year is updated without a conflict, and still works."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Project, Render
from sqlalchemy import URL, create_engine, text

from .diverged import DELETED, EDITS, RENAMED, UV_ADD, diverge
from .git import commit, git
from .owners import SHARED, TEMPLATE
from .project import begin, files, replace, update
from .releases import OLDEST, Release

pytest_plugins = ["server_fixtures"]

GIVEN = {"driver": "psycopg", "ci": "github", "docker": True, "pre_commit": True}


@pytest.fixture
def database_url(server_url: URL, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of an empty database."""
    engine = create_engine(server_url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("CREATE DATABASE year"))
        url = server_url.set(drivername="postgresql", database="year")
        yield url.render_as_string(hide_password=False)
        connection.execute(text("DROP DATABASE year WITH (FORCE)"))
    engine.dispose()


@pytest.fixture
def environ(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The project's programs find that database, and its tests that server."""
    inherited = Project._environ

    def found(project: Project) -> dict[str, str]:
        named = dict.fromkeys(("DATABASE_URL", "TEST_DATABASE_URL"), database_url)
        # So many programs in a row are faster with it.
        return inherited(project) | named | {"PYTHONDONTWRITEBYTECODE": ""}

    monkeypatch.setattr(Project, "_environ", found)


@pytest.mark.usefixtures("environ")
def test_a_year_of_work_survives_an_update(
    release: Release, whole_template: Path, render_once: Render, tmp_path: Path
) -> None:
    folder = begin(whole_template, tmp_path / "shop", release.tag, **GIVEN)
    project = Project(folder, tmp_path / "no embedded PostgreSQL")
    diverge(project)
    commit(folder)
    before, sql = files(folder), rendered_sql(project)

    update(folder)

    nothing_conflicts(folder)
    nothing_of_ours_was_touched(before, files(folder))
    nothing_is_back(folder)
    assert in_db(folder) == in_db(render_once().path)
    assert rendered_sql(project) == sql
    assert "(head)" in project.ok("alembic", "current")
    assert "No new upgrade operations" in project.ok("alembic", "check")
    project.ok("pytest", "-q")


def nothing_conflicts(folder: Path) -> None:
    assert git(folder, "diff", "--check") == ""
    assert git(folder, "ls-files", "--unmerged") == ""
    assert not list(folder.rglob("*.rej"))


def nothing_of_ours_was_touched(before: dict[str, bytes], after: dict[str, bytes]) -> None:
    ours = {path for path in before if not TEMPLATE.match_file(path)} - SHARED
    assert {path for path in ours if after.get(path) != before[path]} == set()
    for path, _, line in EDITS:
        assert line in after[path].decode()


def nothing_is_back(folder: Path) -> None:
    gone = [*DELETED, *(old for old, _ in RENAMED)]
    assert [name for name in gone if (folder / name).exists()] == []


def in_db(folder: Path) -> dict[str, bytes]:
    """What makes it all work, which nobody here has edited."""
    return files(folder / "src/shop/db")


def rendered_sql(project: Project) -> str:
    """What all migrations would run, but for the limits of time around them."""
    printed = project.ok("alembic", "upgrade", "head", "--sql")
    return re.sub(r"^SET (lock|statement)_timeout = .*;\n\n", "", printed, flags=re.MULTILINE)


def test_uv_adds_dependencies_where_that_year_has_them(
    small_template: Path, tmp_path: Path
) -> None:
    uv = os.environ.get("UV") or shutil.which("uv")
    if not uv:
        pytest.skip("without uv")
    folder = begin(small_template, tmp_path / "shop", OLDEST.tag)
    expected = tmp_path / "pyproject.toml"
    shutil.copy(folder / "pyproject.toml", expected)
    for old, new in UV_ADD:
        replace(expected, old, new)

    for names in (["httpx"], ["--dev", "respx"]):
        add = [uv, "add", "--quiet", "--frozen", "--offline", *names]
        subprocess.run(add, cwd=folder, check=True)

    assert (folder / "pyproject.toml").read_text("utf-8") == expected.read_text("utf-8")

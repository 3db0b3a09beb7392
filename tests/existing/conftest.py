"""The template over a repository that exists."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from copier import run_copy

from . import repositories

Add = Callable[..., Path]


@pytest.fixture
def bakery(tmp_path: Path) -> Path:
    """A flat repository without Alembic."""
    return repositories.bakery(tmp_path / "bakery")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A repository with a src folder, migrated by stock Alembic."""
    return repositories.library(tmp_path / "library")


@pytest.fixture(scope="session")
def thin(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The template without the folders in db/, which are 300 files that all go the same way."""
    tools = template / "template" / "{{ db }}"

    def ignored(folder: str, names: list[str]) -> list[str]:
        inside = Path(folder) == tools
        return [name for name in names if inside and "." not in name]

    folder = tmp_path_factory.mktemp("thin") / "template"
    for name in ("template", "includes"):
        copytree(template / name, folder / name, ignore=ignored)
    (folder / "copier.yml").write_bytes((template / "copier.yml").read_bytes())
    return folder


@pytest.fixture
def add(thin: Path) -> Add:
    """Copy the template over a folder, as `copier copy --defaults` does: nobody is asked."""
    return adding(thin)


@pytest.fixture
def add_all(template: Path) -> Add:
    """Likewise, with everything that is run."""
    return adding(template)


def adding(template: Path) -> Add:
    def add(folder: Path, **answers: Any) -> Path:
        run_copy(str(template), folder, data=answers, defaults=True, quiet=True)
        return folder

    return add

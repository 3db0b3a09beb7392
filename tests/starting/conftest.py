"""The template as it is published, and what people have of it in a folder."""

import re
import shutil
from pathlib import Path

import pytest
from conftest import REPOSITORY, repository_files

from .folders import cloned, commit, git, unpack


@pytest.fixture(scope="session")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The template as it is published: a history, and a release. What only makes it big is left out."""
    folder = tmp_path_factory.mktemp("öffentlich") / "the template"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    git(folder, "commit", "-q", "--allow-empty", "-m", "Begin")
    for name in filter(needed, repository_files()):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(REPOSITORY / name, folder / name, follow_symlinks=False)
    commit(folder, "All of it")
    git(folder, "tag", "v1.0.0")
    git(folder, "repack", "-adq")
    return folder


def needed(name: str) -> bool:
    """Whether that file of the repository makes a difference here: most tests and db/*/ do not."""
    return not re.match(r"benchmarks/|tests/[^/]*/|template/[^/]*/[^/]*/[^/]*/[^/]*/", name)


@pytest.fixture
def shop(public: Path, tmp_path: Path) -> Path:
    """A fresh clone."""
    return cloned(public, tmp_path / "my own" / "shöp")


@pytest.fixture
def copy(public: Path, tmp_path: Path) -> Path:
    """What GitHub's "Use this template" makes, pushed to an origin of one's own."""
    origin = tmp_path / "origin.git"
    folder = tmp_path / "shop"
    unpack(public, folder)
    git(folder, "init", "-q", "-b", "main")
    commit(folder, "Initial commit")
    git(tmp_path, "clone", "-q", "--bare", str(folder), str(origin))
    git(folder, "remote", "add", "origin", str(origin))
    git(folder, "fetch", "-q")
    return folder

"""A project's migrations in a folder of their own, and the command line in this process."""

import sys
from pathlib import Path

import pytest
from changes.project import Project

from .drafts import History


@pytest.fixture
def history(shop: Path, tmp_path: Path) -> History:
    """Without any migration, and without the formatter."""
    project = Project.like(shop, tmp_path / "desk")
    project.afresh()
    return History(project.folder)


@pytest.fixture(autouse=True)
def _program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["db"])

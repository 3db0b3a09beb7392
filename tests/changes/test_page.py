"""docs/changes.md tells what was measured, of every change in the gallery."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from .case import Case, gallery
from .database import Databases
from .page import PAGE, Outcome, listed, render
from .project import Project
from .stock import verdict
from .walk import walk

pytest_plugins = ["server_fixtures"]


def test_the_page_lists_every_change() -> None:
    assert listed(PAGE.read_text("utf-8")) == [case.name for case in gallery()]


@pytest.mark.usefixtures("settings")
def test_measure(
    databases: Databases,
    project: Project,
    tmp_path: Path,
    versions: str,
) -> None:
    cases = gallery()

    stock = _measured(cases, lambda case: _stock(case, tmp_path, databases))
    ours = _measured(cases, lambda case: _ours(case, project, databases))

    outcomes = {case.name: Outcome(stock[case.name], ours[case.name]) for case in cases}
    PAGE.write_text(render(cases, outcomes, versions), "utf-8")


def _measured(cases: list[Case], how: Callable[[Case], str]) -> dict[str, str]:
    return {case.name: how(case) for case in cases}


def _stock(case: Case, folder: Path, databases: Databases) -> str:
    # Our package teaches Alembic a few things, for the whole process.
    assert "shop.db.migrate" not in sys.modules
    return verdict(case, folder / case.name, databases)


def _ours(case: Case, project: Project, databases: Databases) -> str:
    try:
        walk(case, project, databases)
    except Exception as error:  # noqa: BLE001 (whatever it is, the page must tell)
        print(f"{case}: {error}"[:2000])
        return "wrong"
    return f"stops at {case.stops}" if case.stops else "right"

"""The template with its releases, and which of them are tried."""

from pathlib import Path

import pytest

from .pairs import every_pair
from .questions import trials
from .releases import NEWEST, OLDEST, RELEASES
from .repository import template_repository


@pytest.fixture(scope="session")
def small_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository of the template, without the modules of `db/`. Look only."""
    return template_repository(tmp_path_factory.mktemp("small") / "template", small=True)


@pytest.fixture(scope="session")
def whole_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All of it."""
    return template_repository(tmp_path_factory.mktemp("whole") / "template", small=False)


@pytest.fixture
def own_template(tmp_path: Path) -> Path:
    """The small one once more, to release something with."""
    return template_repository(tmp_path / "template", small=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write", action="store_true", help="make docs/ownership.md anew")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test of a `release` is one of the oldest and the newest, or of all; so is one of a `trial`."""
    every = metafunc.config.getoption("--all-releases")
    releases = RELEASES if every else list(dict.fromkeys([OLDEST, NEWEST]))
    if "release" in metafunc.fixturenames:
        metafunc.parametrize("release", releases, ids=str)
    if "trial" in metafunc.fixturenames:
        tried = trials(releases)
        metafunc.parametrize("trial", tried if every else every_pair(tried), ids=_name)


def _name(trial: dict[str, object]) -> str:
    return "-".join(str(value) for value in trial.values())

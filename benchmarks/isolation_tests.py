"""Copied into a rendered project: the same little test, kept apart from the others in three ways."""

import json
import os
from collections import defaultdict
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

# The first of each kind also makes what is shared, and is not counted.
NUMBERS = range(int(os.environ["ISOLATION_TESTS"]) + 1)

COUNT = text("SELECT count(*) FROM thing_1")


@pytest.mark.parametrize("number", NUMBERS)
def test_rollback(fast_session: Session, number: int) -> None:
    assert fast_session.scalar(COUNT) == 0


@pytest.mark.parametrize("number", NUMBERS)
def test_clone(session: Session, number: int) -> None:
    assert session.scalar(COUNT) == 0


@pytest.mark.parametrize("number", NUMBERS)
def test_migrated_again(alembic: Config, empty_database: Connection, number: int) -> None:
    command.upgrade(alembic, "head")

    assert empty_database.scalar(COUNT) == 0


class Stopwatch:
    """Takes the time of each test with its fixtures, and writes it down in the end."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid.partition("::")[2]] += report.duration

    def pytest_sessionfinish(self) -> None:
        Path(os.environ["ISOLATION_RESULT"]).write_text(json.dumps(self.seconds), "utf-8")


@pytest.fixture(scope="session", autouse=True)
def stopwatch(request: pytest.FixtureRequest) -> None:
    request.config.pluginmanager.register(Stopwatch())

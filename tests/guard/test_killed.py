"""A migrator may be killed at any moment: the same command finishes what it began."""

import random
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import NullPool, create_engine

from .conftest import Guarded
from .migrators import Herd, herd
from .pending import BEFORE, LEFT_OVER, PENDING, ROWS_NOW

UP, DOWN = ("upgrade", "head"), ("downgrade", "000000000001")


@pytest.fixture
def migrators(guarded: Guarded, package: Path, tmp_path: Path) -> Iterator[Herd]:
    guarded.write(BEFORE, *PENDING)
    with herd(guarded.shop.root, package, tmp_path) as found:
        yield found


def test_the_same_command_ends_as_if_nothing_had_happened(
    guarded: Guarded, migrators: Herd, request: pytest.FixtureRequest
) -> None:
    kills = request.config.getoption("--kills")
    guarded.ok("upgrade", "+1")
    before = state(guarded)
    up = run(guarded, migrators, *UP)
    after = state(guarded)
    down = run(guarded, migrators, *DOWN)
    assert state(guarded) == before

    hits = 0
    for number in range(kills):
        command, seconds, end = [(UP, up, after), (DOWN, down, before)][number % 2]
        hits += killed(guarded, migrators, command, random.uniform(0, seconds))
        run(guarded, migrators, *command)
        assert state(guarded) == end, f"kill {number}"

    print(f"{hits} of {kills} kills were in the middle of a migration")
    assert hits >= kills // 3


def run(guarded: Guarded, migrators: Herd, *command: str) -> float:
    """Run *command*; the seconds from its first migration to its end."""
    migrator = migrators.start(*command, DATABASE_URL=guarded.url)
    migrator.wait_for("Running")
    began = time.monotonic()
    assert migrator.wait() == 0, migrator.said
    return time.monotonic() - began


def killed(guarded: Guarded, migrators: Herd, command: tuple[str, ...], seconds: float) -> bool:
    """Kill *command* so many seconds after its first migration; whether it was in the middle."""
    migrator = migrators.start(*command, DATABASE_URL=guarded.url)
    migrator.wait_for("Running")
    time.sleep(seconds)
    return migrator.kill() == -9


def state(guarded: Guarded) -> tuple[Any, ...]:
    """All that a run leaves: the catalog, the rows, the revision, and what should not be there."""
    url = guarded.url.replace("postgres://", "postgresql+psycopg://")
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        facts = import_module("shop.db.postgresql.catalog").read_facts(connection)
    version = guarded.value("SELECT version_num FROM alembic_version")
    left = guarded.execute(LEFT_OVER)
    assert left == [(0,), (0,), (0,)]
    return facts, guarded.value(ROWS_NOW), version

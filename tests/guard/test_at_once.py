"""32 deployments at once: each migration runs once, and nobody fails."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import Guarded
from .migrators import Herd, herd
from .pending import BEFORE, LEFT_OVER, PENDING

ALL = {f"{number:012}" for number in range(1, len(PENDING) + 2)}


@pytest.fixture
def migrators(guarded: Guarded, package: Path, tmp_path: Path) -> Iterator[Herd]:
    guarded.write(BEFORE, *PENDING)
    with herd(guarded.shop.root, package, tmp_path) as found:
        yield found


@pytest.mark.parametrize("applied", [set(), {"000000000001"}], ids=["empty", "rows"])
def test_32_upgrades_at_once_run_each_migration_once(
    guarded: Guarded, migrators: Herd, applied: set[str]
) -> None:
    for revision in applied:
        guarded.ok("upgrade", revision)

    started = [migrators.start("upgrade", "head", DATABASE_URL=guarded.url) for _ in range(32)]
    statuses = [migrator.wait() for migrator in started]

    said = "".join(migrator.said for migrator in started)
    assert statuses == [0] * 32, said
    ran = Counter(re.findall(r"Running upgrade .*?(\d+), step", said))
    assert ran == Counter(ALL - applied)
    assert guarded.execute(LEFT_OVER) == [(0,), (0,), (0,)]

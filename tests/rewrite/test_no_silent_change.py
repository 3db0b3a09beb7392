"""A change of type keeps what a person expects, is stopped, or is refused: never a silent change."""

from collections import Counter
from typing import Any

import pytest
from sqlalchemy import Connection

from .matrix import NEW_YORK, Matrix, Tried
from .samples import SAMPLES, Sample

pytest_plugins = ["server_fixtures"]


def verdict(matrix: Matrix, value: str, before: Sample, after: Sample, ways: Any) -> str:
    """What became of *value*; "silent" where it is another one, and nobody would know."""
    tried = matrix.tried(value, before, after, ways, NEW_YORK)
    if tried.outcome == "refused":
        return "refused"
    if tried != matrix.tried(value, before, after, ways, "UTC"):
        return "another one in another time zone"
    if tried.outcome == "stopped":
        return "stopped"
    if ways[1] is None or tried.back in ("stopped", "refused"):
        return "kept, no way back"
    original = matrix.original(value, before)
    if tried.back == original or matrix.equal(tried.back, original, before.sql):
        return "kept"
    return "kept" if is_same_meaning(matrix, tried, before, after) else "silent"


def is_same_meaning(matrix: Matrix, tried: Tried, before: Sample, after: Sample) -> bool:
    """Texts may be written in other ways, and a number that is not 0 is true."""
    if after.sql.startswith("boolean"):
        return matrix.cast(before, after).cut is None
    is_text = matrix.facts(before).plain.startswith(("text", "char", "name"))
    return is_text and matrix.equal(tried.back, tried.value, after.sql)


@pytest.mark.parametrize("before", SAMPLES, ids=lambda sample: sample.sql)
def test_no_value_changes_silently(
    database: Connection, casts: Any, before: Sample, pytestconfig: pytest.Config
) -> None:
    matrix, found = Matrix(database, casts), Counter[str]()
    for after in SAMPLES if pytestconfig.getoption("--all-types") else some(before):
        ways = after != before and (matrix.cast(before, after), matrix.cast(after, before))
        if not ways or ways[0] is None:
            continue
        for value in before.values:
            what = verdict(matrix, value, before, after, ways)
            assert what in ("kept", "kept, no way back", "stopped", "refused"), (value, after, ways)
            found[what] += 1
    assert found["kept"]


def some(before: Sample) -> list[Sample]:
    """Every fourth type, and text, into which everything can be written; others for others."""
    first = SAMPLES.index(before) % 4
    return [one for place, one in enumerate(SAMPLES) if place % 4 == first or one.sql == "text"]

"""Few combinations in which every two values meet."""

from collections.abc import Sequence
from itertools import combinations
from typing import Any


def every_pair(candidates: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Some of the *candidates*: any two values that one of all has together, one of these has."""
    missing = {pair for candidate in candidates for pair in _pairs(candidate)}
    chosen = []
    while missing:
        best = max(candidates, key=lambda candidate: len(missing & _pairs(candidate)))
        missing -= _pairs(best)
        chosen.append(best)
    return chosen


def _pairs(candidate: dict[str, Any]) -> set[tuple[tuple[str, str], ...]]:
    return set(combinations(((name, str(value)) for name, value in candidate.items()), 2))

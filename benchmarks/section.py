"""What one benchmark has found: a part of the page docs/benchmarks.md, and of its pictures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

OURS, STOCK = "this template", "stock Alembic"


@dataclass(frozen=True)
class Bars:
    """A picture: for each label, what each contender has taken, in *unit*."""

    unit: str
    values: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Section:
    """*text* is Markdown: the ratio first, a table, and what one must know to read it."""

    name: str
    title: str
    text: str
    bars: Bars | None = None


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown; all columns but the first are numbers."""
    return "\n".join(map(line, [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]))


def line(cells: Sequence[str]) -> str:
    """A line of such a table."""
    return f"| {' | '.join(cells)} |"

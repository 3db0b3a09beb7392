"""docs/changes.md: what becomes of each change, with stock Alembic and with ours."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .case import Case, themes

PAGE = Path(__file__).parents[2] / "docs" / "changes.md"

TEXT = """\
# Changes

Each row is a change of the models of a project whose tables hold rows, and what two commands make of
it: `alembic revision --autogenerate` and `alembic upgrade head`. *Right* means that nothing was edited,
that the rows are what a person expects, that the database is identical to one made of the models
afresh, that `alembic check` finds nothing to do, and that `alembic downgrade` brings everything back.
*Stops* means a message with the table, the column, the rows and what to do, and that every row is
still there: {stops} of the changes must end so.

| | right | stops, as it should | else |
| --- | ---: | ---: | ---: |
| stock Alembic | {stock} |
| this template | {ours} |

Of the {count} changes, stock Alembic is silent about {silent}, and loses rows or values in {lost}. Its
project is what `alembic init` makes, with the models imported, on a database that is like the models.
It stops as it should where PostgreSQL refuses, though it does not say which rows.

This page is made by `{command}`, with {versions}. The changes
are the files of [tests/changes](../tests/changes).

{tables}
"""

COMMAND = "uv run pytest -n0 tests/changes/test_page.py --measure"

ROW = re.compile(r"^\| \[.*\]\(\.\./tests/changes/(\S+)\.py\) \|", re.MULTILINE)


@dataclass(frozen=True)
class Outcome:
    """What was measured of one change."""

    stock: str
    ours: str


def listed(page: str) -> list[str]:
    """The names of the cases in the text of a *page*."""
    return ROW.findall(page)


def render(cases: Sequence[Case], outcomes: Mapping[str, Outcome], versions: str) -> str:
    """The text of the page."""
    stock = {case: outcomes[case.name].stock for case in cases}
    ours = {case: outcomes[case.name].ours for case in cases}
    return TEXT.format(
        count=len(cases),
        stops=sum(bool(case.stops) for case in cases),
        stock=_counts(stock),
        ours=_counts(ours),
        silent=sum(said.startswith("silent") for said in stock.values()),
        lost=sum(said.startswith("loses") for said in stock.values()),
        command=COMMAND,
        versions=versions,
        tables="\n\n".join(_table(*theme, outcomes) for theme in themes(cases)),
    )


def _counts(said: Mapping[Case, str]) -> str:
    kinds = Counter(_kind(case, words) for case, words in said.items())
    return " | ".join(str(kinds[kind]) for kind in ("right", "stops", "else"))


def _kind(case: Case, said: str) -> str:
    if said == "right":
        return "right"
    stopped = {"generation": "fails at generation", "upgrade": "fails on upgrade"}
    expected = stopped.get(case.stops, "cannot go back:")
    as_it_should = case.stops and said.startswith((expected, f"stops at {case.stops}"))
    return "stops" if as_it_should else "else"


def _table(theme: str, cases: Sequence[Case], outcomes: Mapping[str, Outcome]) -> str:
    rows = [_row(case, outcomes[case.name]) for case in cases]
    head = ["| change | stock Alembic | this template |", "| --- | --- | --- |"]
    return "\n".join([f"## {theme.rstrip('.')}", "", *head, *rows])


def _row(case: Case, outcome: Outcome) -> str:
    link = f"[{_cell(case.title)}](../tests/changes/{case.name}.py)"
    return f"| {link} | {_cell(outcome.stock)} | {_cell(outcome.ours)} |"


def _cell(words: str) -> str:
    """Nothing in *words* is Markdown."""
    return re.sub(r"([|\\*_<>\[\]`])", r"\\\1", words)

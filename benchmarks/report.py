"""The measured times as a table in Markdown, and what one must know to read it."""

import os
import platform
from collections.abc import Sequence
from statistics import median

from contenders import Contender
from section import line
from stopwatch import STEPS

NOTES = """\
Seconds: median (least to most) of {rounds}, after one round to warm up. {cores} cores, {system}, \
Python {python}, {versions}.

- The package cache is warm: once the first round has filled it, uv is kept off the network.
- This template makes and starts its own PostgreSQL, once to migrate and once for the tests; the
  time for that is in. The others are given a running one ({server}) which does not wait for the
  disk, with their user and an empty database.
- Stock Alembic is a script: nobody thinks, looks things up or types. It has no tests; "green" is
  one written for it here, which upgrades an empty database and lets `alembic check` compare.
- fastapi-template has migrations, and of the extras the dummy model with its router, or there would
  be no table. While it renders it also installs, formats and checks itself twice, and commits.
- One Python for all, and not the newest: fastapi-template's project needs 3.12, and its migrations
  call asyncio.get_event_loop() where no loop runs, which is an error from 3.14 on.
- Tests that passed: {passed}.
"""


def report(contenders: Sequence[Contender], server: str, python: str) -> str:
    """Return the table, and below it the machine, the versions and the notes."""
    notes = NOTES.format(
        rounds=len(contenders[0].runs),
        cores=os.cpu_count(),
        system=f"{platform.system()} {platform.machine()}",
        python=python,
        server=server,
        versions=", ".join(contender.version for contender in contenders),
        passed=", ".join(f"{contender.name} {contender.passed}" for contender in contenders),
    )
    return f"{_table(contenders)}\n\n{notes}"


def _table(contenders: Sequence[Contender]) -> str:
    ours = _median_total(contenders[0])
    heads = ["", "ratio", "in all", *STEPS, "typed"]
    rows = [heads, ["---", *["---:"] * (len(STEPS) + 2), "---"]]
    rows += [_row(contender, ours / _median_total(contender)) for contender in contenders]
    return "\n".join(map(line, rows))


def _row(contender: Contender, ratio: float) -> list[str]:
    steps = [_spread([run.seconds[step] for run in contender.runs]) for step in STEPS]
    total = _spread([run.total for run in contender.runs])
    return [contender.name, f"**{ratio:.2f}**", total, *steps, contender.typed]


def _median_total(contender: Contender) -> float:
    return median(run.total for run in contender.runs)


def _spread(seconds: Sequence[float]) -> str:
    return f"{median(seconds):.1f} ({min(seconds):.1f} to {max(seconds):.1f})"

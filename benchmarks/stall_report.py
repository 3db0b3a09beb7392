"""What was measured under load, as a table in Markdown and as sentences."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import section
from stall_changes import Change
from stall_record import Times
from stall_trial import Trial

PROMISE = 100  # milliseconds

HEADS = [
    "change",
    "ratio",
    "stall, stock",
    "stall, ours",
    "p99, stock",
    "p99, ours",
    "seconds, stock",
    "seconds, ours",
]


@dataclass(frozen=True)
class Row:
    """One change, measured with both."""

    change: Change
    title: str
    naive: Trial
    ours: Trial

    @property
    def ratio(self) -> float:
        """Of the longest stalls, ours to the naive one's."""
        return self.ours.longest / self.naive.longest


def table(calm: Trial, rows: Sequence[Row]) -> str:
    """The table; its first line is what the clients see when nobody migrates."""
    stall, p99 = (_pair(calm, pick) for pick in (_longest, _p99))
    first = ["no migration", "", stall, stall, p99, p99, "", ""]
    return section.table(HEADS, [first, *map(_cells, rows)])


def in_short(row: Row) -> str:
    """The line of the table, for who watches."""
    return section.line(_cells(row))


def summary(rows: Sequence[Row]) -> str:
    """Which of ours keep the promise, and which do not."""
    kept = [row for row in rows if row.ours.longest <= PROMISE]
    said = [
        f"{len(kept)} of {len(rows)} changes stop no client for more than {PROMISE} ms with ours"
    ]
    others = [row for row in rows if row not in kept]
    if kept:
        worst = max(row.naive.longest for row in kept)
        said.append(f"; with stock Alembic the same ones stop them for up to {worst:,.0f} ms")
    said.append("." if not others else f". Longer: {'; '.join(map(_compared, others))}.")
    return "".join(said)


def failures(calm: Trial, rows: Sequence[Row]) -> str:
    """What became of the statements that failed, if any did."""
    trials = [("no migration", calm)]
    trials += [(f"{row.title}, stock", row.naive) for row in rows]
    trials += [(f"{row.title}, ours", row.ours) for row in rows]
    lines = [
        f"{number} statements failed ({title}): {message.splitlines()[0]}"
        for title, trial in trials
        for message, number in Counter(trial.failed).items()
    ]
    return " ".join(lines) or "No statement of a client failed."


def _compared(row: Row) -> str:
    return f"{row.title}, {row.ours.longest:,.0f} ms instead of {row.naive.longest:,.0f} ms"


def _cells(row: Row) -> list[str]:
    both = (row.naive, row.ours)
    return [
        row.title,
        f"**{row.ratio:.3f}**",
        *(_pair(trial, _longest) for trial in both),
        *(_pair(trial, _p99) for trial in both),
        *(f"{trial.took:.1f}" for trial in both),
    ]


def _pair(trial: Trial, pick: Callable[[Times], float]) -> str:
    """Of reads / of writes."""
    return f"{pick(trial.reads):,.0f} / {pick(trial.writes):,.0f}"


def _longest(times: Times) -> float:
    return times.longest


def _p99(times: Times) -> float:
    return times.p99

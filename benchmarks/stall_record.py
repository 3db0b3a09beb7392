"""What clients have done and when, as lines of a file: written by their process, read by ours."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from math import ceil
from pathlib import Path

READ, WRITE, MARK = "read", "write", "mark"


@dataclass(frozen=True)
class Entry:
    """One statement of a client, or a mark of who watches."""

    kind: str
    # Seconds since the load began, when it was sent.
    began: float
    # Seconds until the answer was there.
    took: float
    # Seconds after the moment at which it was due, as its client was still busy then.
    late: float
    # What PostgreSQL said if it failed, or the name of the mark.
    said: str = ""

    @property
    def ended(self) -> float:
        """Seconds since the load began."""
        return self.began + self.took

    def line(self) -> Sequence[object]:
        """For a writer of CSV."""
        return astuple(self)


def read(path: Path) -> list[Entry]:
    """Every entry of a record."""
    return list(_entries(path))


def _entries(path: Path) -> Iterator[Entry]:
    with path.open(newline="", encoding="utf-8") as lines:
        for kind, began, took, late, said in csv.reader(lines):
            yield Entry(kind, float(began), float(took), float(late), said)


@dataclass(frozen=True)
class Times:
    """How long the statements of one kind took, in milliseconds."""

    longest: float
    p99: float  # 99 of 100 took no longer
    number: int

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> "Times":
        """Of no statements at all, too: all zero."""
        took = sorted(entry.took * 1000 for entry in entries) or [0.0]
        return cls(took[-1], took[ceil(len(took) * 0.99) - 1], len(entries))


def between(entries: Sequence[Entry], first: str, last: str) -> list[Entry]:
    """The statements of which any part was after the mark *first*, and begun before *last*."""
    at = {entry.said: entry.began for entry in entries if entry.kind == MARK}
    return [
        entry
        for entry in entries
        if entry.kind != MARK and entry.ended >= at[first] and entry.began <= at[last]
    ]

"""What was measured at scale as a table in Markdown, and what one must know to read it."""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from statistics import median

from processes import Cost
from section import OURS, STOCK, Bars, line, table

HEADS = ["", "tables", "ratio", "ours", "stock", "statements, ours", "stock"]

NOTES = """\
Seconds of the processor (of Alembic's process, with its imports), and by the clock in brackets:
median of {rounds}. The ratios are of the processor's time, ours to stock Alembic's: the median of
{rounds} pairs, and the least and the most. Statements are all messages to PostgreSQL, in all
databases. {cores} cores, {system}, Python {python}, {versions}, {server}.

- Each table has ten columns, an identity key, an index and a foreign key.
- "first": nothing is kept, so that the scratch databases are made. "kept": they are there.
- Stock Alembic is `alembic init` with the same models, on a database of its own with the same tables.
- The time of PostgreSQL itself is in the clock's only. Its server does not wait for the disk, and
  has {locks} locks per transaction (64 if nobody has changed it).
"""


@dataclass
class Row:
    """One command at one size: what it has cost, and how many statements it sends."""

    what: str
    tables: int
    ours: list[Cost] = field(default_factory=list)
    stock: list[Cost] = field(default_factory=list)
    statements: list[int] = field(default_factory=list)


def report(rows: Sequence[Row], server: str, locks: int) -> str:
    """Return the table, and below it the machine, the versions and the notes."""
    libraries = ("alembic", "sqlalchemy", "psycopg2-binary")
    notes = NOTES.format(
        rounds=len(rows[0].ours),
        cores=os.cpu_count(),
        system=f"{platform.system()} {platform.machine()}",
        python=platform.python_version(),
        versions=", ".join(f"{name} {version(name)}" for name in libraries),
        server=f"PostgreSQL {server}",
        locks=locks,
    )
    return f"{table(HEADS, [_cells(row) for row in rows])}\n\n{notes}"


def bars(rows: Sequence[Row]) -> Bars:
    """The picture: seconds of the processor."""
    pairs = ((f"{row.what}, {row.tables:,} tables", row) for row in rows)
    return Bars(
        "seconds of the processor",
        {
            title: {
                OURS: median(cost.cpu for cost in row.ours),
                STOCK: median(cost.cpu for cost in row.stock),
            }
            for title, row in pairs
        },
    )


def in_short(row: Row) -> str:
    """Return the line of the table, for who watches."""
    return line(_cells(row))


def _cells(row: Row) -> list[str]:
    ratios = [ours.cpu / stock.cpu for ours, stock in zip(row.ours, row.stock, strict=True)]
    ratio = f"**{median(ratios):.2f}** ({min(ratios):.2f} to {max(ratios):.2f})"
    costs = [_cost(row.ours), _cost(row.stock)]
    return [row.what, f"{row.tables:,}", ratio, *costs, *map(str, row.statements)]


def _cost(costs: Sequence[Cost]) -> str:
    return f"{median(cost.cpu for cost in costs):.2f} ({median(cost.wall for cost in costs):.1f})"

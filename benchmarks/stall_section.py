"""What the page of all benchmarks says of the stalls: the longest one of each change."""

from section import Section, table
from stall_load import CLIENTS
from stall_page import Measured
from stall_report import Row, summary

TEXT = """\
{summary}

![The longest stall of reads and of writes, for each change](stalls.png)

{table}

Milliseconds that the longest statement of a client took, of a table with {rows:,} rows, {clients} clients and no
more load than that, while `alembic upgrade head` ran. The ratio is ours to stock Alembic's. Reads and writes
apart, the migrations themselves, and how they were measured: [stalls](stalls.md).
"""


def section(found: Measured) -> Section:
    """The ratio first; what is behind it has a page of its own."""
    text = TEXT.format(
        summary=summary(found.table),
        table=table(["change", "ratio", "ours", "stock"], list(map(_cells, found.table))),
        rows=found.rows,
        clients=len(CLIENTS),
    )
    return Section("stalls", "Who must wait for a migration", text)


def _cells(row: Row) -> list[str]:
    longest = (f"{trial.longest:,.0f}" for trial in (row.ours, row.naive))
    return [row.title, f"**{row.ratio:.3f}**", *longest]

"""What makes code that is running wait or fail, told when the migration is written."""

from dataclasses import dataclass

from sqlalchemy import Connection

from ..compare.snapshot import Name
from ..postgresql.sizes import size_of

# Below this many rows, nobody would notice.
SMALL = 10_000


@dataclass(frozen=True)
class Report:
    """One thing that stops running code."""

    # As the live database calls it.
    table: Name
    # What happens, as in "users.active becomes boolean".
    what: str
    # A sentence: who waits, or fails.
    why: str
    # What to do instead: a sentence, and lines to paste.
    instead: str = ""
    lines: tuple[str, ...] = ()


def warning(report: Report, live: Connection) -> str:
    """The text for the person at the keyboard; *live* knows how big the table is."""
    size = _big(live, report.table)
    lines = "".join(f"\n      {line}".rstrip() for line in report.lines)
    instead = f"\n  {report.instead}" if report.instead else ""
    pasted = f"\n{lines}" if lines else ""
    return f"Stops running code: {report.what}{size}.\n  {report.why}{instead}{pasted}"


def _big(live: Connection, table: Name) -> str:
    size = size_of(live, table.sql)
    live.rollback()
    return f" ({table} has {size})" if size and (size.rows or 0) >= SMALL else ""

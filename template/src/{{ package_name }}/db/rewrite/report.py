"""What makes code that is running wait or fail, told when the migration is written."""

from dataclasses import dataclass

from sqlalchemy import Connection, text

from ..compare.snapshot import Name

# In the live database the table may have another name yet, or not be there at all.
SIZE = text("""
    SELECT CAST(sum(greatest(c.reltuples, 0)) AS bigint) AS rows,
        pg_size_pretty(sum(pg_total_relation_size(c.oid))) AS size
    FROM pg_class c
    WHERE c.oid = to_regclass(:table)
        OR c.oid IN (SELECT relid FROM pg_partition_tree(to_regclass(:table)))""")

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


def told(report: Report, live: Connection) -> str:
    """The text for the person at the keyboard; *live* knows how big the table is."""
    size = _size(live, report.table)
    lines = "".join(f"\n      {line}".rstrip() for line in report.lines)
    instead = f"\n  {report.instead}" if report.instead else ""
    pasted = f"\n{lines}" if lines else ""
    return f"Stops running code: {report.what}{size}.\n  {report.why}{instead}{pasted}"


def _size(live: Connection, table: Name) -> str:
    found = live.execute(SIZE, {"table": table.sql}).one()
    live.rollback()
    if not found.rows or found.rows < SMALL:
        return ""
    return f" ({table} has about {found.rows:,} rows, {found.size})"

"""How much there is of a table, and sizes as PostgreSQL reads and writes them."""

from dataclasses import dataclass

from sqlalchemy import Connection, text

# With its partitions and the tables that inherit from it; a partitioned table itself has no rows.
# To count them would read them all. A table that was never analyzed has -1 rows.
SIZE = text("""
    WITH RECURSIVE parts (oid) AS (
        SELECT CAST(to_regclass(:table) AS oid)
        UNION
        SELECT i.inhrelid FROM parts p JOIN pg_inherits i ON i.inhparent = p.oid)
    SELECT CAST(coalesce(sum(pg_total_relation_size(c.oid)), 0) AS bigint),
        CAST(sum(c.reltuples) FILTER (WHERE c.reltuples >= 0) AS bigint)
    FROM parts JOIN pg_class c USING (oid) WHERE c.relkind IN ('r', 'm')
    HAVING to_regclass(:table) IS NOT NULL""")

UNITS = {"B": 1, "kB": 1 << 10, "MB": 1 << 20, "GB": 1 << 30, "TB": 1 << 40}


@dataclass(frozen=True)
class Size:
    """In *bytes*, with indexes; *rows* as PostgreSQL estimates them, none where it never has."""

    bytes: int
    rows: int | None

    def __str__(self) -> str:
        """For a person: ``about 1,204,331 rows, 512 MB``."""
        if self.rows is None:
            rows = "an unknown number of rows"
        else:
            rows = f"about {self.rows:,} {'row' if self.rows == 1 else 'rows'}"
        return f"{rows}, {spelled(self.bytes)}"


def size_of(connection: Connection, table: str) -> Size | None:
    """How big the *table* or materialized view is that has this name in SQL; none if it is not there.

    It waits for whoever has locked it exclusively.
    """
    found = connection.execute(SIZE, {"table": table}).one_or_none()
    return Size(int(found[0]), found[1]) if found else None


def spelled(size: int) -> str:
    """*size* in bytes, for a person: ``8 kB``, ``1.01 GB``."""
    unit = max((unit for unit in UNITS if size >= UNITS[unit]), key=UNITS.__getitem__, default="B")
    amount = size / UNITS[unit]
    return f"{amount:.3g} {unit}" if amount < 1000 else f"{amount:.0f} {unit}"

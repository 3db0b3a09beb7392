"""How big tables are in the target, which is only read."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, text

# Rows as of the last ANALYZE: to count them would read the table. With all partitions.
SIZE = text("""
    WITH parts AS (
        SELECT c.oid, c.reltuples FROM pg_class c
        WHERE c.relkind <> 'p' AND (c.oid = CAST(to_regclass(:name) AS oid)
            OR c.oid IN (SELECT relid FROM pg_partition_tree(to_regclass(:name))))
    )
    SELECT CAST(sum(reltuples) FILTER (WHERE reltuples >= 0) AS bigint),
        CAST(sum(pg_total_relation_size(oid)) AS bigint)
    FROM parts HAVING count(*) > 0""")


@dataclass(frozen=True)
class Size:
    """*rows* as PostgreSQL estimates them; none where it never has."""

    rows: int | None
    bytes: int

    def __str__(self) -> str:
        """For a person: `1,204,331 rows, 512 MB`."""
        rows = "rows not counted yet" if self.rows is None else _counted(self.rows)
        return f"{rows}, {_spelled(self.bytes)}"


def sizes(connection: Connection, names: Iterable[str]) -> dict[str, Size]:
    """Those of the tables *names*, spelled as in SQL, as far as they are there."""
    found: dict[str, Size] = {}
    for name in names:
        row = connection.execute(SIZE, {"name": name}).one_or_none()
        if row is not None:
            found[name] = Size(row[0], int(row[1] or 0))
    return found


def _counted(rows: int) -> str:
    return "1 row" if rows == 1 else f"about {rows:,} rows"


def _spelled(size: int) -> str:
    amount, units = float(size), ["bytes", "kB", "MB", "GB", "TB"]
    while amount >= 10_240 and len(units) > 1:
        amount, units = amount / 1024, units[1:]
    return f"{amount:,.0f} {units[0]}"

"""What a database holds at one moment: the catalog, and how many rows."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, text

from ..commands.revisions import Standing
from ..postgresql.catalog import read_facts
from ..violations.undone import ask

# Bytes. To count the rows of a bigger table would take longer than most migrations.
BIG = 100_000_000

TABLES = text("""
    SELECT CAST(CAST(c.oid AS regclass) AS text),
        coalesce((SELECT sum(pg_relation_size(relid)) FROM pg_partition_tree(c.oid)),
            pg_relation_size(c.oid)) <= :big
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't'
        AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        AND c.relname <> :version_table
        AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')
    ORDER BY 1""")


@dataclass(frozen=True)
class Picture:
    """The catalog's facts, and the rows of each table; None where they were not counted."""

    facts: frozenset[tuple[str, str]]
    rows: dict[str, int | None]


def taken(connection: Connection, standing: Standing) -> Picture:
    """What the database of *connection* holds now. It only reads."""
    facts = frozenset(read_facts(connection, standing.version_table))
    return Picture(facts, dict(_rows(connection, standing.version_table)))


def changes(before: Picture, after: Picture) -> list[str]:
    """The lines of the catalog that differ, as in a diff."""
    lost, new = before.facts - after.facts, after.facts - before.facts
    marked = [(fact, f"- {fact[1]}") for fact in lost] + [(fact, f"+ {fact[1]}") for fact in new]
    return [line for _, line in sorted(marked)]


def moved(before: Picture, after: Picture) -> list[str]:
    """The tables that are in both, and hold more or fewer rows afterwards."""
    both = [
        (name, before.rows[name], rows) for name, rows in after.rows.items() if name in before.rows
    ]
    return [
        f"{name} had {was:,} rows, and has {now:,}"
        for name, was, now in both
        if was is not None and now is not None and was != now
    ]


def _rows(connection: Connection, version_table: str) -> Iterator[tuple[str, int | None]]:
    found = connection.execute(TABLES, {"big": BIG, "version_table": version_table})
    for name, countable in found.all():
        counted = ask(connection, f"SELECT count(*) FROM {name}") if countable else [(None,)]
        yield name, counted[0][0]

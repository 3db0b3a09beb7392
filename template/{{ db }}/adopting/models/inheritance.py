"""Tables that inherit from others, which a snapshot does not tell."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sqlalchemy import Connection, text

from ...compare.grouping import grouped
from ...compare.snapshot import Constraint, Snapshot
from ...postgresql.quote import identifier
from ...postgresql.reading import written_alike

# Partitions inherit, too, but are their parent's.
PARENTS = text("""
    SELECT i.inhrelid::regclass::text, i.inhparent::regclass::text
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
    ORDER BY 1, i.inhseqno""")

Parents = Mapping[str, list[str]]


def parents(connection: Connection, snapshot: Snapshot) -> Parents:
    """The tables of *snapshot* that inherit, and from which ones, by their names in SQL.

    Names are relative to the default schema, as in the snapshot.
    """
    with written_alike(connection, identifier(snapshot.default_schema)):
        rows = connection.execute(PARENTS).all()
    return grouped((child, parent) for child, parent in rows if child in snapshot.tables)


def with_inherited(snapshot: Snapshot, parents: Parents) -> Snapshot:
    """*snapshot* with the checks that tables have from their parents, which they also have alone.

    A table that begins to inherit later must have them already.
    """
    constraints = dict(snapshot.constraints)
    for child in parents:
        name = snapshot.tables[child].name
        for check in _checks(snapshot, parents, child):
            constraints.setdefault((child, check.name), replace(check, table=name))
    return replace(snapshot, constraints=constraints)


def _checks(snapshot: Snapshot, parents: Parents, child: str) -> Iterator[Constraint]:
    for parent in parents.get(child, ()):
        for one in snapshot.constraints_of.get(parent, ()):
            if one.kind == "c" and not one.no_inherit:
                yield one
        yield from _checks(snapshot, parents, parent)

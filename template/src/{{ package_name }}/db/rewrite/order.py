"""What comes before what: tables that are referred to, views that are read."""

from collections.abc import Iterable, Mapping

from ..compare.snapshot import Snapshot, Table, View


def referred_first(snapshot: Snapshot, names: Iterable[str]) -> list[Table]:
    """The tables, each after those that its foreign keys refer to."""
    referred: dict[str, set[str]] = {name: set() for name in names}
    for (table, _), constraint in snapshot.constraints.items():
        if constraint.reference and table in referred:
            referred[table].add(constraint.reference.table.sql)
    return [snapshot.tables[name] for name in in_order(referred)]


def read_first(snapshot: Snapshot, names: Iterable[str]) -> list[View]:
    """The views, each after those that it reads."""
    reads = {name: {table for table, _ in snapshot.views[name].uses} for name in names}
    return [snapshot.views[name] for name in in_order(reads)]


def in_order(needs: Mapping[str, set[str]]) -> list[str]:
    """The keys, each after those of its *needs* that are keys, too; by name where that is free.

    Where keys need each other in turn, the first by name comes first.
    """
    done: dict[str, None] = {}
    visiting: set[str] = set()

    def visit(name: str) -> None:
        if name in done or name in visiting:
            return
        visiting.add(name)
        for other in sorted(needs[name] & needs.keys()):
            visit(other)
        done[name] = None

    for name in sorted(needs):
        visit(name)
    return list(done)

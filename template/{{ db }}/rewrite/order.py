"""What comes before what: tables that are referred to, views that are read, domains under others."""

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


def needed_first(snapshot: Snapshot) -> list[str]:
    """The domains, each after those that it is over, or that its rules speak of."""
    domains = snapshot.domains
    needs = {
        name: {domain.type.removesuffix("[]")}
        | {other for other in domains if any(f"::{other}" in text for text in domain.rules)}
        for name, domain in domains.items()
    }
    return in_order(needs)


def in_order(needs: Mapping[str, set[str]]) -> list[str]:
    """The keys, each after those of its *needs* that are keys, too; by name where that is free.

    Where keys need each other in turn, the first by name comes first.
    """
    done: dict[str, None] = {}
    begun: set[str] = set()
    for first in sorted(needs):
        # No recursion: a chain may have more tables than Python has levels.
        waiting = [first]
        while waiting:
            name = waiting[-1]
            begun.add(name)
            others = (needs[name] & needs.keys()) - begun
            if others and name not in done:
                waiting += sorted(others, reverse=True)
            else:
                done[waiting.pop()] = None
    return list(done)

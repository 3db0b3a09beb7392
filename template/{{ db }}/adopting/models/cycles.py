"""Foreign keys that close a circle: hens refer to eggs, and eggs to hens."""

from collections.abc import Iterator

from ...compare.snapshot import Constraint, Snapshot
from .conventional import Key


def closing(snapshot: Snapshot) -> set[Key]:
    """Those (table and name) without which the tables can be made one after the other."""
    begun: set[str] = set()
    done: set[str] = set()
    found: set[Key] = set()
    for first in snapshot.tables:
        # Without recursion: a chain may be longer than Python's stack.
        way = [] if first in begun else [(first, _references(snapshot, first))]
        begun.add(first)
        while way:
            table, references = way[-1]
            constraint = next(references, None)
            if constraint is None:
                done.add(table)
                way.pop()
                continue
            other = constraint.reference.table.sql if constraint.reference else table
            if other in begun - done:
                found.add(constraint.key)
            elif other not in begun:
                begun.add(other)
                way.append((other, _references(snapshot, other)))
    return found


def _references(snapshot: Snapshot, table: str) -> Iterator[Constraint]:
    """The foreign keys of *table* to other tables."""
    ours = snapshot.constraints_of.get(table, ())
    return (one for one in ours if one.reference and one.reference.table.sql != table)

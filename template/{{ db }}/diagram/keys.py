"""Which columns are keys, and how many rows stand at each end of a foreign key.

A foreign key is drawn from the table that it refers to:

    users ||..o{ posts       a post has one user, a user any number of posts
    users |o..o{ posts       a post may have none: a column of the key may be NULL
    users ||..o| profiles    a user has one profile at most: the columns of the key are unique
    users ||--o{ accounts    a solid line: whose it is belongs to the account's own primary key
"""

from collections import defaultdict
from dataclasses import dataclass, replace

from ..compare.snapshot import ColumnKey, Constraint, Reference, Snapshot


@dataclass(frozen=True)
class Link:
    """A foreign key; tables by the SQL of their names."""

    parent: str
    child: str
    columns: tuple[str, ...]
    # Whether a row may have no parent, or be its parent's only one, or is named by its parent.
    optional: bool
    single: bool
    identifying: bool

    @property
    def line(self) -> str:
        """How Mermaid draws it, from the parent to the child."""
        parent = "|o" if self.optional else "||"
        child = "o|" if self.single else "o{"
        return f"{parent}{'--' if self.identifying else '..'}{child}"


@dataclass(frozen=True)
class Keys:
    """All keys of a database."""

    primary: dict[str, frozenset[str]]
    # Sets of columns that are unique together, those of the primary key among them.
    unique: dict[str, set[frozenset[str]]]
    # In the order of parents, children and columns.
    links: tuple[Link, ...]
    foreign: frozenset[ColumnKey]

    @classmethod
    def of(cls, snapshot: Snapshot) -> "Keys":
        """The keys in *snapshot*."""
        found = snapshot.constraints.values()
        primary = {one.table.sql: frozenset(one.columns) for one in found if one.kind == "p"}
        keys = cls(primary, _unique(snapshot), (), frozenset())
        links = sorted(
            (keys._link(snapshot, one, one.reference) for one in found if one.reference),
            key=lambda link: (link.parent, link.child, link.columns),
        )
        foreign = frozenset((link.child, name) for link in links for name in link.columns)
        return replace(keys, links=tuple(links), foreign=foreign)

    def marks(self, table: str, column: str) -> list[str]:
        """What *column* is of PK, FK and UK: the last only where it is unique by itself."""
        primary, alone = self.primary.get(table, frozenset()), frozenset({column})
        found = {
            "PK": column in primary,
            "FK": (table, column) in self.foreign,
            "UK": alone in self.unique[table] and alone != primary,
        }
        return [mark for mark, is_so in found.items() if is_so]

    def _link(self, snapshot: Snapshot, key: Constraint, reference: Reference) -> Link:
        table, columns = key.table.sql, frozenset(key.columns)
        facts = snapshot.tables[table].columns
        return Link(
            parent=reference.table.sql,
            child=table,
            columns=key.columns,
            optional=not all(facts[name].not_null for name in columns),
            single=any(unique <= columns for unique in self.unique[table]),
            identifying=columns <= self.primary.get(table, frozenset()),
        )


def _unique(snapshot: Snapshot) -> dict[str, set[frozenset[str]]]:
    found: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
    for constraint in snapshot.constraints.values():
        if constraint.kind in "pu":
            found[constraint.table.sql].add(frozenset(constraint.columns))
    for index in snapshot.indexes.values():
        columns = [key.column for key in index.keys if key.column is not None]
        # Of some rows only, or of what is computed from them, it says nothing about a column.
        if index.unique and index.where is None and len(columns) == len(index.keys):
            found[index.table.sql].add(frozenset(columns))
    return found

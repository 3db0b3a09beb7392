"""Which tables are drawn together, where there are more than one picture can show.

Those of a schema. Where these are too many, those that refer to each other, or whose names begin
with the same word: beginning with single tables, the two groups with the strongest bond become one,
as long as that stays readable. So the same tables always make the same groups.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from math import ceil

from ..compare.snapshot import Snapshot
from .keys import Keys, Link
from .mermaid import called

# Tables in one picture; tables in a group, and how many a group may be too large not to leave a
# smaller one behind.
MOST, FEWEST, MORE = 10, 3, 2

Pair = frozenset[str]


@dataclass(frozen=True)
class Group:
    """Tables by the SQL of their names, in alphabetical order."""

    tables: tuple[str, ...]
    title: str
    # Whether the title is the name of the table with most foreign keys in the group.
    is_table: bool = False


def grouped(snapshot: Snapshot, keys: Keys) -> list[Group]:
    """The groups, schema by schema, the default one first."""
    schemas: defaultdict[str, list[str]] = defaultdict(list)
    for table in snapshot.tables.values():
        schemas[table.name.schema or ""].append(table.name.sql)
    bonds = _bonds(snapshot, keys.links)
    groups: list[Group] = []
    for schema, tables in sorted(schemas.items()):
        if len(tables) <= MOST:
            title = f"schema {schema or snapshot.default_schema}"
            groups.append(Group(tuple(sorted(tables)), title))
        else:
            groups += _of_schema(snapshot, schema, sorted(tables), bonds, keys)
    return groups


def _of_schema(
    snapshot: Snapshot, schema: str, tables: list[str], bonds: dict[Pair, float], keys: Keys
) -> Iterator[Group]:
    ours = {pair: bond for pair, bond in bonds.items() if pair <= set(tables)}
    found = sorted(_clustered(tables, ours))
    hubs = {_hub(cluster, keys.links): cluster for cluster in found if len(cluster) >= FEWEST}
    for hub, cluster in sorted(hubs.items()):
        yield Group(cluster, called(snapshot.tables[hub].name), is_table=True)
    rest = [name for cluster in found if len(cluster) < FEWEST for name in cluster]
    pictures = ceil(len(rest) / MOST)
    for number in range(pictures):
        where = f"others in schema {schema}" if schema else "others"
        title = f"{where} {number + 1}" if pictures > 1 else where
        yield Group(tuple(sorted(rest[number::pictures])), title)


def _bonds(snapshot: Snapshot, links: Iterable[Link]) -> dict[Pair, float]:
    """How much two tables have to do with each other: less, where one has to do with many."""
    bonds: defaultdict[Pair, float] = defaultdict(float)
    children = Counter(link.parent for link in links)
    for link in links:
        if link.parent != link.child:
            bonds[frozenset({link.parent, link.child})] += 1 / children[link.parent]
    words: defaultdict[tuple[str | None, str], list[str]] = defaultdict(list)
    for sql, table in sorted(snapshot.tables.items()):
        first = table.name.name.partition("_")[0].removesuffix("s")
        words[table.name.schema, first].append(sql)
    for alike in words.values():
        if len(alike) <= MOST:
            for pair in combinations(alike, 2):
                bonds[frozenset(pair)] += 1 / len(alike)
    return bonds


def _clustered(tables: Collection[str], bonds: dict[Pair, float]) -> list[tuple[str, ...]]:
    clusters: dict[str, tuple[str, ...]] = {name: (name,) for name in tables}
    bonds = dict(bonds)

    def strength(pair: Pair) -> tuple[float, list[str]]:
        one, other = (len(clusters[name]) for name in pair)
        return bonds[pair] / (one * other) ** 0.5, sorted(pair)

    def fits(pair: Pair, most: int, smaller: int) -> bool:
        sizes = [len(clusters[name]) for name in pair]
        return sum(sizes) <= most and min(sizes) <= smaller

    for limits in ((MOST, MOST), (MOST + MORE, FEWEST - 1)):
        while fitting := [pair for pair in bonds if fits(pair, *limits)]:
            strongest = max(fitting, key=strength)
            kept, gone = sorted(strongest)
            clusters[kept] = tuple(sorted(clusters[kept] + clusters.pop(gone)))
            _join(bonds, kept, gone)
    return list(clusters.values())


def _join(bonds: dict[Pair, float], kept: str, gone: str) -> None:
    """The bonds of *gone* become those of *kept*."""
    for pair in [pair for pair in bonds if gone in pair]:
        bond, others = bonds.pop(pair), pair - {gone}
        if others != {kept}:
            joined = others | {kept}
            bonds[joined] = bonds.get(joined, 0) + bond


def _hub(tables: tuple[str, ...], links: Iterable[Link]) -> str:
    ends = (
        end
        for link in links
        if link.parent in tables and link.child in tables
        for end in (link.parent, link.child)
    )
    degrees = Counter(ends)
    return min(tables, key=lambda name: (-degrees[name], name))

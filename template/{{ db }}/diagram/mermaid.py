"""One diagram: boxes with columns, and the foreign keys between them."""

from collections.abc import Collection, Iterator
from itertools import chain

from ..compare.snapshot import Name, Snapshot
from . import spelling
from .columns import rows
from .keys import Keys

# Characters beyond which Mermaid draws nothing (its maxTextSize).
MOST = 50_000

# From left to right, a page is wide enough for letters that can be read: foreign keys seldom make
# long chains, and often refer to the same table.
HEAD = ("erDiagram", "    direction LR")


def diagram(snapshot: Snapshot, keys: Keys, tables: Collection[str]) -> str:
    """The *tables* with their columns, by the SQL of their names, and what they refer to.

    Tables beside these are boxes without columns. If that is more than Mermaid draws, only columns
    that are keys are shown.
    """
    whole = _diagram(snapshot, keys, tables, only_keys=False)
    return whole if len(whole) < MOST else _diagram(snapshot, keys, tables, only_keys=True)


def called(name: Name) -> str:
    """The *name* of a table for a person; as in SQL where a dot in it could mislead."""
    return name.sql if "." in f"{name.schema or ''}{name.name}" else str(name)


def _diagram(snapshot: Snapshot, keys: Keys, tables: Collection[str], *, only_keys: bool) -> str:
    boxes = chain.from_iterable(
        _box(snapshot, keys, table, only_keys)
        for table in sorted(tables)  # not as PostgreSQL sorts, which depends on its collation
    )
    return "\n".join([*HEAD, *boxes, *_links(snapshot, keys, tables)])


def _box(snapshot: Snapshot, keys: Keys, table: str, only_keys: bool) -> Iterator[str]:
    found = rows(snapshot, keys, table, only_keys)
    name = _entity(snapshot.tables[table].name)
    if not found:
        yield f"    {name}"
        return
    yield f"    {name} {{"
    yield from (f"        {row}" for row in found)
    yield "    }"


def _links(snapshot: Snapshot, keys: Keys, children: Collection[str]) -> Iterator[str]:
    for link in keys.links:
        if link.child in children:
            parent, child = (
                _entity(snapshot.tables[table].name) for table in (link.parent, link.child)
            )
            yield f"    {parent} {link.line} {child} : {spelling.label(', '.join(link.columns))}"


def _entity(name: Name) -> str:
    return spelling.entity(called(name))

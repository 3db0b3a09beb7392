"""The groups of tables as boxes, with the foreign keys from one group to another."""

from collections import Counter

from ..terminal.wording import counted
from . import spelling
from .groups import Group
from .keys import Keys
from .mermaid import HEAD

# Whatever they are, one by one.
MANY = "||..o{"


def overview(keys: Keys, groups: list[Group]) -> str:
    """The diagram of all *groups*; at each line stands how many foreign keys it is."""
    said = [f"{group.title}: {counted(len(group.tables), 'table')}" for group in groups]
    boxes = [spelling.label(one) for one in said]
    box_of = {
        table: box for group, box in zip(groups, boxes, strict=True) for table in group.tables
    }
    lines = Counter((box_of[link.parent], box_of[link.child]) for link in keys.links)
    drawn = [
        f'    {parent} {MANY} {child} : "{number}"'
        for (parent, child), number in sorted(lines.items())
        if parent != child
    ]
    return "\n".join([*HEAD, *(f"    {box}" for box in boxes), *drawn])

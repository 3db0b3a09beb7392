"""All tables in Markdown: one diagram, or one of each group and an overview of all."""

import re
from collections.abc import Collection

from ..compare.snapshot import Snapshot
from ..terminal.wording import counted
from .groups import MOST, Group, grouped
from .keys import Keys
from .mermaid import called, diagram
from .overview import overview
from .spelling import visible

# What Markdown has a meaning for; a table has one for the bar, and HTML for the others.
SPECIAL = r"[\\`*_{}\[\]()#+.!|<>&~-]"


def page(snapshot: Snapshot) -> str:
    """The tables of *snapshot*: what stands between the marks in the file."""
    keys = Keys.of(snapshot)
    groups = grouped(snapshot, keys) if len(snapshot.tables) > MOST else []
    if len(groups) < 2:
        parts = [_fenced(diagram(snapshot, keys, snapshot.tables))]
        parts += _comments(snapshot, snapshot.tables)
    else:
        parts = [_contents(snapshot, groups), _fenced(overview(keys, groups))]
        for number, group in enumerate(groups, 1):
            parts += _section(snapshot, keys, group, number)
    return "\n\n".join(parts)


def part(snapshot: Snapshot, tables: Collection[str]) -> str:
    """Only these *tables*, by the SQL of their names, and what they refer to: without Markdown."""
    return diagram(snapshot, Keys.of(snapshot), tables)


def _section(snapshot: Snapshot, keys: Keys, group: Group, number: int) -> list[str]:
    heading = f'## <a id="tables-{number}"></a>{_title(group)}'
    drawn = _fenced(diagram(snapshot, keys, group.tables))
    return [heading, drawn, *_comments(snapshot, group.tables)]


def _contents(snapshot: Snapshot, groups: list[Group]) -> str:
    number = counted(len(snapshot.tables), "table")
    lines = [f"{number} in {counted(len(groups), 'diagram')}, and an overview of these:", ""]
    lines += ["| diagram | tables |", "| --- | --- |"]
    for at, group in enumerate(groups, 1):
        tables = ", ".join(_name(snapshot, table) for table in group.tables)
        lines.append(f"| [{_title(group)}](#tables-{at}) | {tables} |")
    return "\n".join(lines)


def _title(group: Group) -> str:
    return _shown(group.title) if group.is_table else _escaped(group.title)


def _comments(snapshot: Snapshot, tables: Collection[str]) -> list[str]:
    """What is told about tables: a box has no room for that."""
    told = [
        f"| {_name(snapshot, sql)} | {_escaped(' '.join(table.comment.split()))} |"
        for sql, table in sorted(snapshot.tables.items())
        if sql in tables and table.comment
    ]
    return ["\n".join(["| table | |", "| --- | --- |", *told])] if told else []


def _name(snapshot: Snapshot, table: str) -> str:
    return _shown(called(snapshot.tables[table].name))


def _shown(name: str) -> str:
    """The *name* as code, in which nothing but a backtick and a bar is special."""
    plain = name.isprintable() and not re.search(r"[`|]|^ | $", name)
    return f"`{name}`" if plain else _escaped(name)


def _escaped(text: str) -> str:
    return re.sub(SPECIAL, r"\\\g<0>", visible(text))


def _fenced(text: str) -> str:
    return f"```mermaid\n{text}\n```"

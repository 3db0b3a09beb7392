"""What was adopted, for the person at the keyboard."""

import re
from collections.abc import Mapping, Sequence
from os.path import commonpath
from pathlib import Path

from ..terminal.wording import counted, first_of, near, shorten
from .expressed import Expressed
from .first import Made

# More lines than these, and longer ones, tell nobody more; the migration has them all.
SHOWN = 40
WIDTH = 96

NOTHING: Mapping[str, str] = {}

# Kinds of things that are called with several words, and all others.
KIND = re.compile(
    r"(materialized view|event trigger|foreign (table|server)|text search \w+|operator \w+"
    r"|composite type|range type|access method|row security|statistics object|\S+) (of |on )?"
)


def outcome(path: Path, expressed: Expressed, unknown: Mapping[str, str] = NOTHING) -> str:
    """Which migration was written at *path*, from what was *expressed*; what is *unknown* to it."""
    made = [*expressed.around.before, *expressed.around.after]
    parts = [f"Adopted: {near(path)} is marked as applied."]
    if expressed.modules:
        folder = near(commonpath([module.parent for module in expressed.modules]))
        modules = counted(len(expressed.modules), "module")
        parts.append(
            f"Models of {counted(expressed.tables, 'table')} were written, in {modules} in {folder}."
        )
    if made:
        parts.append(_listed("In the migration, as SQL", by_kind(made)))
    if left := [*expressed.not_expressed, *_more(expressed.not_expressed, unknown)]:
        parts.append(_listed("Not expressed, and left as it is", left))
    return "\n\n".join(parts)


def _more(said: Sequence[str], unknown: Mapping[str, str]) -> list[str]:
    """The lines of what is *unknown*, but for what was *said* already."""
    words = {word for line in said for word in re.split(r"[\s.]", line)}
    return [line for name, line in unknown.items() if name.rpartition(".")[2] not in words]


def by_kind(made: Sequence[Made]) -> list[str]:
    """A line for each kind of thing: how many, and what they are called."""
    kinds: dict[str, list[str]] = {}
    for one in made:
        if one.what:
            kind, name = _kind(one.what)
            kinds.setdefault(kind, []).append(name)
    return [
        shorten(f"{counted(len(names), kind)}: {', '.join(names)}", WIDTH)
        for kind, names in kinds.items()
    ]


def _kind(what: str) -> tuple[str, str]:
    """The kind of a thing, which may have several words, and its name."""
    found = KIND.match(what)
    return (found[1], what[found.end() :]) if found else (what, "")


def _listed(title: str, lines: Sequence[str]) -> str:
    return f"{title}:\n{first_of(lines, SHOWN, indent=2)}"

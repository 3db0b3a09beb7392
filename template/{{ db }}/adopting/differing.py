"""How two catalogs differ, for a person: table by table, in the notation of `alembic check`."""

from collections.abc import Mapping

from ..compare.residue import Residue

# More lines than these tell nobody more.
SHOWN = 60


def grouped(left: Residue, subjects: Mapping[str, str]) -> str:
    """The lines of *left* under what they are about, one more after another, indented."""
    groups: dict[str, list[tuple[list[str], str]]] = {}
    for sign, lines in (("-", left.extra), ("+", left.missing)):
        for line in lines:
            about = subjects.get(line, "")
            groups.setdefault(about, []).append((line.split()[:2], f"{sign} {line}"))
    shown = [line for about in sorted(groups) for line in _group(about, groups[about])]
    more = len(shown) - SHOWN
    if more > 0:
        shown[SHOWN:] = ["", f"... and {more} more lines"]
    return "\n".join(f"      {line}".rstrip() for line in shown).strip("\n")


def _group(about: str, lines: list[tuple[list[str], str]]) -> list[str]:
    """What is there and what should be there of one thing stand together."""
    told = [part for _, line in sorted(lines, key=_first_minus) for part in _indented(line)]
    return ["", about, *told]


def _first_minus(line: tuple[list[str], str]) -> tuple[list[str], bool, str]:
    words, text = line
    return words, text.startswith("+"), text


def _indented(line: str) -> list[str]:
    """A function or a view has lines of its own."""
    first, *more = line.splitlines()
    return [first, *(f"  {part}" for part in more)]

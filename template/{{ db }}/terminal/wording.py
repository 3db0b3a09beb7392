"""How messages say numbers, durations, files and long lists."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

LONGEST = 80  # characters of a value


def counted(count: int, noun: str) -> str:
    """``1 row``, ``2 rows``; ``2 indexes``, ``2 policies``."""
    return f"{count} {noun if count == 1 else _plural(noun)}"


def _plural(noun: str) -> str:
    if noun.endswith("x"):
        return f"{noun}es"
    return f"{noun[:-1]}ies" if re.search("[^aeiou]y$", noun) else f"{noun}s"


def duration(seconds: float) -> str:
    """About so many *seconds*, in a unit that a person would use: ``40 s``, ``3 min``, ``2 h``."""
    for size, unit in ((86_400, "d"), (3_600, "h"), (60, "min")):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} s"


def shorten(value: str | None, longest: int = LONGEST) -> str:
    """A value of PostgreSQL's, in one line of at most so many characters."""
    if value is None:
        return "NULL"
    line = value.replace("\r", "\\r").replace("\n", "\\n")
    return line if len(line) <= longest else line[: longest - 1] + "…"


def named(names: Sequence[str], most: int) -> str:
    """The first of *names* in a line, *most* at most: ``a, b, ...``."""
    return ", ".join([*names[:most], *(["..."] if len(names) > most else [])])


def first_of(lines: Sequence[str], most: int, indent: int = 6) -> str:
    """The first of *lines*, *most* at most, indented, and how many there are more."""
    more = [f"... and {len(lines) - most} more"] if len(lines) > most else []
    return "\n".join(" " * indent + line for line in [*lines[:most], *more])


def near(place: str | Path) -> str:
    """A *place* that begins with the path of a file, as it is typed in the folder that we are in."""
    return str(place).removeprefix(f"{Path.cwd()}{os.sep}")


def within(root: Path, path: str | Path) -> str:
    """The file at *path*, as it is typed in the folder *root*."""
    found = Path(path).resolve()
    return found.relative_to(root).as_posix() if found.is_relative_to(root) else str(found)

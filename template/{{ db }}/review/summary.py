"""What the new files will run, told in a few lines when they are written: SQL, locks, rows."""

import logging
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ..postgresql.sizes import Size
from ..running.steps import command_options
from ..terminal.screen import BOLD, DIM, RED, YELLOW, paint, plain
from ..terminal.wording import counted, shorten
from .glance import LOOKED_AT, Sizes
from .judge import Judged, Lock
from .report import KINDS, locks
from .watch import blocks

log = logging.getLogger("alembic.autogenerate")

# Lines about the files together, but for the last one, and letters of a statement.
LINES, WIDTH = 11, 90
# As wide as the level in front of the first line.
INDENT = " " * 6

Part = Sequence[Judged]


def tell_when_written(parts: Sequence[Part], sizes: Sizes) -> None:
    """Have what the *parts* do logged as soon as Alembic's command has written a file for each."""
    revision = command_options()["revision_context"]
    write: Callable[[], Iterator[object]] = revision.generate_scripts

    def write_and_tell() -> Iterator[object]:
        scripts = list(write())
        yield from scripts
        names = [Path(getattr(one, "path", "")).name for one in scripts]
        for text in summary(names, parts, sizes):
            log.info("%s", plain(text), extra={"painted": text})

    revision.generate_scripts = write_and_tell


def summary(names: Sequence[str], parts: Sequence[Part], sizes: Sizes) -> Iterator[str]:
    """A text for each file, in colours; *names* are theirs. Nothing if no SQL was seen."""
    # The size of a table is told once, and only if it is known.
    untold = {oid: size for oid, size in sizes.items() if size.rows is not None}
    room, hidden = LINES, 0
    pairs = [pair for pair in zip(names, parts, strict=False) if pair[1]]
    for number, (name, part) in enumerate(pairs, 1):
        online = any(one.online for one in part)
        shown = _fitting(part, room - 1)
        room -= 1 + sum(1 + len(one.locks) for one in shown)
        hidden += len(part) - len(shown)
        lines = [f"{paint(name, BOLD)}, {KINDS[online]}"]
        lines += [f"{INDENT}{line}" for one in shown for line in _lines(one, untold)]
        if number == len(pairs) and hidden:
            lines.append(f"{INDENT}... {_more(hidden, parts)}: db review")
        yield "\n".join(lines)


def _fitting(part: Part, room: int) -> Part:
    """As many of the first statements as there is *room* for, with their locks."""
    for number, one in enumerate(part):
        room -= 1 + len(one.locks)
        if room < 0:
            return part[:number]
    return part


def _more(hidden: int, parts: Sequence[Part]) -> str:
    more = counted(hidden, "more statement")
    return f"at least {more}" if any(len(part) == LOOKED_AT for part in parts) else more


def _lines(judged: Judged, untold: dict[int, Size]) -> Iterator[str]:
    statement = " ".join(judged.sql.split()).replace("( ", "(").replace(" )", ")")
    yield shorten(statement, WIDTH)
    for lock, line in zip(judged.locks, locks(judged, untold), strict=True):
        yield f"    {paint(line, _color(lock))}"
        untold.pop(lock.table.oid, None)


def _color(lock: Lock) -> str:
    if lock.rewrites:
        return RED
    return YELLOW if blocks(lock.mode) else DIM

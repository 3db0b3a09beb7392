"""A terminal, if there is one: colours, and a line at its end that is rewritten.

Colours are few: what failed, what is a warning, which locks keep others waiting.
"""

import os
import re
import shutil
import sys
from typing import ClassVar, TextIO

BOLD, DIM, RED, GREEN, YELLOW = "1", "2", "31", "32", "33"

# Tells a terminal to leave nothing of what stands in the line.
ERASE_LINE = "\033[K"

# Terminals in whose last line something stands that the next one is to be written over.
unfinished: set[TextIO] = set()


def is_terminal(stream: TextIO) -> bool:
    """Whether *stream* is a terminal on which the cursor can be moved, as TERM says."""
    return stream.isatty() and os.environ.get("TERM", "dumb") != "dumb"


def colored(stream: TextIO) -> bool:
    """Whether *stream* is a terminal, and nobody has asked for plain text (https://no-color.org)."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR")


def paint(text: str, color: str) -> str:
    """*text* in this *color*, for a stream that is `colored`."""
    return f"\033[{color}m{text}\033[0m"


def plain(text: str) -> str:
    """*text* as it was before it was painted."""
    return re.sub("\033\\[[0-9;]*m", "", text)


class Line:
    """The last line of stderr; there is none if that is not a terminal.

    If several are written at once, the one that came last is shown until it is cleared.
    """

    _written: ClassVar[list["Line"]] = []

    def __init__(self) -> None:
        self.is_there = is_terminal(sys.stderr)
        self._width = 0

    def write(self, text: str) -> None:
        """Show *text*, as much of it as fits, in place of what it was before."""
        if self not in self._written:
            self._written.append(self)
        if self is self._written[-1]:
            text = text[: shutil.get_terminal_size().columns - 1]
            unfinished.add(sys.stderr)
            self._put(f"{text:{self._width}}")
            self._width = len(text)

    def clear(self) -> None:
        """Leave an empty line to whatever comes next."""
        if self in self._written:
            self._written.remove(self)
            self._put(" " * self._width)
            self._width = 0
            unfinished.discard(sys.stderr)

    def _put(self, text: str) -> None:
        # The cursor goes back, so that a line of the log would write over this one.
        sys.stderr.write(f"\r{text}\r")
        sys.stderr.flush()

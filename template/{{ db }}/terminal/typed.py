"""The command as it was typed, with another word in it: what a person can paste."""

import os
import re
import shlex
import sys
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

# A command in a message stands behind two spaces at least.
COMMAND = re.compile(r"(?<=  )(?=(?:alembic|db|pytest) \S)")

# What `uv run` leaves to the program that it starts.
UV_RUN = "UV_RUN_RECURSION_DEPTH"


def as_typed_here(message: str) -> str:
    """*message* with `uv run` before its commands, if that is how this process was started."""
    return COMMAND.sub("uv run ", message) if UV_RUN in os.environ else message


def typed_with(name: str, arguments: Iterable[str] | None = None, program: str = "") -> str:
    """The command line with `-x NAME=`, as a pattern with the placeholder {NAME}.

    *arguments* and *program* are those of this process, unless they are given.
    """
    kept = list(sys.argv[1:] if arguments is None else arguments)
    while (place := _place(kept, name)) is not None:
        del kept[place : place + 2]
    quoted = [shlex.quote(word).replace("{", "{{").replace("}", "}}") for word in kept]
    return " ".join([program or _program(), "-x", f"{name}={{{name}}}", *quoted])


def typed() -> str:
    """The command line; a program's own, which is not Alembic's, is told as the usual command."""
    if not _is_command():
        return "alembic upgrade head"
    return shlex.join([_program(), *sys.argv[1:]])


def typed_instead(word: str, other: str, usual: str) -> str:
    """The command line with *other* in place of *word*; the *usual* one, if that was not typed."""
    words = sys.argv[1:]
    if not _is_command() or word not in words:
        return usual
    last = len(words) - 1 - words[::-1].index(word)
    return shlex.join([_program(), *words[:last], other, *words[last + 1 :]])


def _place(words: list[str], name: str) -> int | None:
    """Where an earlier one stands, which would win over ours."""
    start = f"{name}="
    found = (at for at, (x, y) in enumerate(pairwise(words)) if x == "-x" and y.startswith(start))
    return next(found, None)


def _is_command() -> bool:
    """Whether this process is a command line that we know, and not somebody's program."""
    return Path(sys.argv[0]).stem in {"alembic", "db", "__main__"}


def _program() -> str:
    program = Path(sys.argv[0])  # .../bin/db or, with `python -m`, .../db/__main__.py
    ours = {program.stem, program.parent.name} & {"db", Path(__file__).parents[1].name}
    return "db" if ours else "alembic"

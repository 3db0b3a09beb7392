"""A run from its first look to its last words."""

import argparse
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

from .finish import finish
from .folder import Folder, look
from .history import commit
from .losses import kept, refuse_to_lose, refuse_unknown
from .messages import Stop
from .news import told
from .options import arguments
from .place import Place
from .project import bring_along, render
from .source import chosen, fetched, source
from .swap import Swap, moves, swap, take_back

ENDINGS = {signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)}


def main(place: Place, about: str | None) -> int:
    """Do it; the exit status is 0 only when there is a project. *about* is for `--help`."""
    options = arguments(about)
    for number in ENDINGS:
        signal.signal(number, interrupted)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        os.environ.pop(name, None)
    try:
        with alone(place):
            news = recovered(place) or start(place, options)
    except (Stop, OSError) as stop:
        print(f"FAILED: {str(stop).rstrip()}\n\n  {state(place)}", file=sys.stderr)
        return 1
    except (KeyboardInterrupt, EOFError):
        print(f"\nInterrupted. {state(place)}", file=sys.stderr)
        return 130
    print(news)
    return 0


def interrupted(*_: Any) -> NoReturn:
    raise KeyboardInterrupt


@contextmanager
def alone(place: Place) -> Iterator[None]:
    """Keep a second run out, until this one ends, however it ends."""
    if sys.platform == "win32":  # Which removes no file that is open.
        yield
        return
    import fcntl

    with place.script.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Stop("Another start.py is running in this folder.") from None
        yield


def state(place: Place) -> str:
    """What became of the folder, when there is an error to tell."""
    if place.done.exists():
        return "Your project is in place, but for the last step: run start.py again."
    return "Nothing was changed."


def recovered(place: Place) -> str | None:
    """End what an earlier run began; return what to tell if that made the project."""
    if place.done.exists():
        return finish(place)
    if place.work.exists():
        take_back(place)
        print("An earlier run was interrupted. The folder is as it was before.\n", file=sys.stderr)
    return None


def start(place: Place, options: argparse.Namespace) -> str:
    """Make the project; return what to tell."""
    here = look(place, options.history)
    if here.repository:
        refuse_to_lose(here)
    url = source(here, options)
    try:
        place.work.mkdir()
        plan = prepared(here, url, options)
        # A moment, in which Ctrl-C waits.
        for number in ENDINGS:
            signal.signal(number, signal.SIG_IGN)
        swap(place, plan)
    finally:
        if place.work.exists():
            take_back(place)
    return finish(place)


def prepared(here: Folder, url: str, options: argparse.Namespace) -> Swap:
    """Everything that takes long or may fail, done below WORK."""
    place = here.place
    template = fetched(place, url) if here.copied else place.root
    if not here.repository:
        here = here.read_through(template)
        refuse_unknown(here)
    ref = chosen(place, template, options.vcs_ref)
    project, version = render(place, template, ref, url, options)
    notes = bring_along(place, project) if here.copied and here.keep else []
    tree, made = commit(place, project, here.keep, f"Start from the template, {version}")
    renames = moves(place, project, here.keep, kept(here))
    return Swap(renames, here.keep, tree, made, told(here, url, version, made, notes))

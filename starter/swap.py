"""The swap: renames that can be taken back, wherever they were interrupted.

Yours go into the project first, then the template goes out of the way, to WORK/old, and with it the
folder `starter`; then the project comes in. One last rename, of WORK to DONE, decides: before it,
the next run takes all of them back; after it, the next run finishes. start.py is in no rename.
"""

import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from .messages import Stop
from .place import Place


@dataclass(frozen=True)
class Swap:
    """The renames, from paths of the folder to others, and what is left to do after them."""

    moves: list[list[str]]
    keep: bool
    tree: str
    commit: str | None
    message: str


def moves(place: Place, project: Path, keep: bool, kept: Sequence[str]) -> list[list[str]]:
    """Every rename but the last, in their order; raise Stop if one has no room."""
    make_room(project, kept)
    old = place.work / "old"
    old.mkdir()
    # start.py stays to the end: whoever is interrupted runs it again.
    stay = {place.work.name, place.script.name, *(name for name in kept if "/" not in name)}
    stay |= {".git"} if keep else set()
    new = PurePosixPath(place.work.name, "new", place.root.name)
    away = PurePosixPath(place.work.name, old.name)
    first = [[name, str(new / name)] for name in kept if "/" in name]
    out = [[name, str(away / name)] for name in os.listdir(place.root) if name not in stay]
    return first + out + [[str(new / name), name] for name in os.listdir(project)]


def make_room(project: Path, kept: Sequence[str]) -> None:
    """Make the folders in the project that yours go into."""
    for name in kept:
        if os.path.lexists(project / name):
            raise Stop(f"{name} is in the way: git ignores it, and the project has one.")
        (project / name).parent.mkdir(parents=True, exist_ok=True)


def swap(place: Place, plan: Swap) -> None:
    """Put the project in the template's place, or raise OSError with the template back."""
    draft = place.work / "draft.json"
    draft.write_text(json.dumps(asdict(plan)), "utf-8")
    draft.rename(place.work / place.journal)
    try:
        for old, new in plan.moves:
            os.rename(place.root / old, place.root / new)
        os.rename(place.work, place.done)
    except OSError:
        take_back(place)
        raise


def take_back(place: Place) -> None:
    """Undo an unfinished swap, wherever it ended, and remove WORK."""
    journal = place.work / place.journal
    if journal.exists():
        for old, new in reversed(read(journal).moves):
            if os.path.lexists(place.root / new) and not os.path.lexists(place.root / old):
                os.rename(place.root / new, place.root / old)
        # Before anything below WORK is: what is missing there would look like a rename done.
        journal.unlink()
    remove(place.work)


def read(journal: Path) -> Swap:
    return Swap(**json.loads(journal.read_text("utf-8")))


def remove(folder: Path) -> None:
    """Remove a folder, also what git made read-only."""
    for path in folder.rglob("*") if os.name == "nt" else ():
        path.chmod(0o700)
    shutil.rmtree(folder)

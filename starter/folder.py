"""What the folder is: a clone, a copy by "Use this template", or an unpacked ZIP."""

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

from .messages import Stop
from .place import Place


@dataclass(frozen=True)
class Folder:
    """What is here, whose history it has, and with which options git reads it."""

    place: Place
    repository: bool
    copied: bool
    keep: bool
    through: tuple[str, ...] = ()

    def read(self, *command: str, given: Iterable[str] = ()) -> str:
        """What a git command prints about the files here."""
        return self.place.git(*self.through, *command, given=given)

    def names(self, *command: str) -> list[str]:
        """The same, one by one, when asked for with -z."""
        return [name for name in self.read(*command).split("\0") if name]

    def read_through(self, clone: Path) -> "Folder":
        """The same without a repository: a clone of the template tells which files are its own."""
        where = (f"--git-dir={clone / '.git'}", f"--work-tree={self.place.root}")
        return replace(self, through=where)


def look(place: Place, history: str | None) -> Folder:
    """What is here, if a project can be made of it; *history* is "keep", "fresh" or None."""
    refuse_anything_else(place.root)
    refuse_without_programs()
    if not os.path.lexists(place.root / ".git"):
        if history == "keep":
            raise Stop("There is no history here to keep: the folder is no git repository.")
        return Folder(place, repository=False, copied=True, keep=False)
    if not place.git_or_none("rev-parse", "--verify", "-q", "HEAD"):
        place.git("status")  # In git's own words, if it does not trust the folder.
        raise Stop("Nothing is committed here yet. Commit what is there, or delete .git.")
    copied = has_history_of_its_own(place)
    keep = history == "keep" or (copied and history is None)
    return Folder(place, repository=True, copied=copied, keep=keep)


def refuse_anything_else(root: Path) -> None:
    """Raise Stop if this is not the template."""
    if (root / "copier.yml").is_file() and (root / "template").is_dir():
        return
    if (root / ".copier-answers.yml").is_file():
        raise Stop(
            f"{root} is a project already. `uvx copier update` brings what is new in the template."
        )
    raise Stop(f"{root} is not the template: copier.yml and template/ belong beside start.py.")


def refuse_without_programs() -> None:
    """Raise Stop if what this needs is not installed."""
    if not shutil.which("git"):
        raise Stop("git is not installed, and this needs it.")
    if not find_spec("copier"):
        raise Stop(
            "Copier is not installed. These bring it: `uv run start.py`, `pipx run start.py`."
        )


def has_history_of_its_own(place: Place) -> bool:
    """Whether this is a copy made by "Use this template", and not a clone.

    Such a copy begins with all files and has no releases; the template began without this one.
    """
    if place.git("rev-parse", "--is-shallow-repository").strip() == "true":
        return False
    if release(place, place.root):
        return False
    first = place.git("rev-list", "--max-parents=0", "HEAD").split()
    return all(place.git("ls-tree", "--name-only", commit, "start.py") for commit in first)


def release(place: Place, repository: Path) -> str | None:
    """The last release that is part of what is checked out: Copier's rule for tags."""
    from packaging.version import InvalidVersion, Version

    found = {}
    for tag in place.git("-C", str(repository), "tag", "--merged", "HEAD").split():
        try:
            found[Version(tag)] = tag
        except InvalidVersion:
            continue
    final = [version for version in found if not version.is_prerelease]
    return found[max(final)] if final else None

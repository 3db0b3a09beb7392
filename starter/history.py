"""The commit that the project is: the next of this history, or the first of its own."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from .place import Place


@dataclass(frozen=True)
class Repository:
    """Where a commit is made, with git's options and environment, and after which one."""

    options: tuple[str, ...]
    environ: dict[str, str] = field(default_factory=dict)
    parents: tuple[str, ...] = ()


def commit(place: Place, project: Path, keep: bool, message: str) -> tuple[str, str | None]:
    """Record the project: its tree, and its commit, or None where git does not know you."""
    to = this_one(place, project) if keep else new_one(place, project)
    place.git(*to.options, "add", "-A", **to.environ)
    tree = place.git(*to.options, "write-tree", **to.environ).strip()
    known = ("-c", "user.useConfigOnly=true")
    made = place.git_or_none(*to.options, *known, "commit-tree", tree, *to.parents, "-m", message)
    if made and not keep:
        place.git(*to.options, "update-ref", "HEAD", made)
    return tree, made


def this_one(place: Place, project: Path) -> Repository:
    """The repository of the folder, where neither HEAD nor the index is touched yet."""
    options = (f"--git-dir={place.root / '.git'}", f"--work-tree={project}")
    return Repository(options, {"GIT_INDEX_FILE": str(place.work / "index")}, ("-p", "HEAD"))


def new_one(place: Place, project: Path) -> Repository:
    """A repository of the project, which ignores what you alone ignored here."""
    branch = place.git_or_none("config", "init.defaultBranch") or "main"
    place.git("init", "-q", "-b", branch, str(project))
    yours = place.root / ".git/info/exclude"
    if yours.is_file():
        (project / ".git/info").mkdir(exist_ok=True)
        shutil.copy(yours, project / ".git/info/exclude")
    return Repository(("-C", str(project)))

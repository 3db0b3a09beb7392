"""What exists nowhere else: it is refused, or it stays."""

from pathlib import PurePosixPath

from .folder import Folder
from .messages import Stop, listed
from .place import TOOLS

JUNK = {".DS_Store", "Thumbs.db"}


def refuse_to_lose(here: Folder) -> None:
    """Raise Stop if the repository holds anything that exists nowhere else."""
    git = here.place.git
    if not (here.place.root / ".git").is_dir() or git("worktree", "list").count("\n") > 1:
        raise Stop("This repository has several worktrees, or is a submodule. Clone it elsewhere.")
    if dirty := here.names("status", "--porcelain", "-uall", "-z"):
        raise Stop(
            listed("These changes would be lost:", dirty)
            + "Commit and push them, or `git stash --include-untracked` and clone elsewhere."
        )
    if not here.keep:
        refuse_to_lose_history(here)
    elif not here.place.git_or_none("symbolic-ref", "-q", "HEAD"):
        raise Stop("HEAD is detached. Check out a branch, to commit the project to.")


def refuse_to_lose_history(here: Folder) -> None:
    """Raise Stop if there are stashes, or commits that are on no remote."""
    git = here.place.git
    if stashed := git("stash", "list").splitlines():
        raise Stop(listed("These stashes would be lost with the history:", stashed))
    ours = git("log", "--format=%h %s", "--branches", "--not", "--remotes").splitlines()
    ours += git("log", "--format=%h %s", "HEAD", "--not", "--remotes", "--tags").splitlines()
    if ours:
        raise Stop(
            listed("These commits are on no remote, and would be lost:", dict.fromkeys(ours))
            + "Push them, or keep them: uv run start.py --keep-history"
        )


def refuse_unknown(here: Folder) -> None:
    """Raise Stop if an unpacked folder holds files that the template never had."""
    others = here.names("ls-files", "-z", "--others", "--exclude-standard")
    names = [name for name in others if not name.startswith(f"{here.place.work.name}/")]
    files = [name for name in names if not name.endswith("/")]
    hashes = here.read("hash-object", "--no-filters", "--stdin-paths", given=files).split()
    known = here.read("cat-file", "--batch-check", given=hashes).splitlines()
    unknown = {name for name, line in zip(files, known, strict=True) if line.endswith(" missing")}
    if unknown := unknown | (set(names) - set(files)):
        raise Stop(
            listed("These files are not the template's, and would be lost:", sorted(unknown))
            + "Move them out of the folder, and back when the project is there."
        )


def kept(here: Folder) -> list[str]:
    """The files and folders that stay where they are: what only you ignore, and uv."""
    return ignored(here) + ([TOOLS] if (here.place.root / TOOLS).exists() else [])


def ignored(here: Folder) -> list[str]:
    """The files and folders that only your own rules ignore: .idea, .envrc and the like."""
    options = ("ls-files", "-z", "--others", "--ignored", "--directory")
    everything = here.names(*options, "--exclude-standard")
    caches = set(here.names(*options, "--exclude-from=.gitignore"))
    return [
        name.rstrip("/")
        for name in everything
        if name not in caches and PurePosixPath(name).name not in JUNK | {here.place.work.name}
    ]

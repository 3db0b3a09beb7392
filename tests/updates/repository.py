"""The template as it would be published: a tag for every release, and one more for the working tree.

An update takes Copier two seconds for every hundred files. So most tests look at a small template,
which lacks the modules of `db/`: no answer and no line of copier.yml tells one from another.
"""

import subprocess
from pathlib import Path

from conftest import REPOSITORY

from .git import git
from .releases import RELEASES, Release

# Of the working tree: newer than every release.
NEXT = "v999.0.0"

NOT_RENDERED = [".ci", ".github", "benchmarks", "docs", "tests"]
# Up to 0.3.0 it was template/src/{{ package_name }}/db.
DB = ("template/*db*", "template/src/*/db")
MODULES = [f":(glob){db}/{inside}" for db in DB for inside in ("*/**", "[!_{]*")]

SHALLOW = (
    "The commit of release {release}, {commit}, is not in this clone. If it is a shallow one:\n\n"
    "    git fetch --unshallow\n"
)


def template_repository(folder: Path, small: bool) -> Path:
    """Make it in *folder*, in a quarter of a second: the objects stay where they are."""
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    objects = git(REPOSITORY, "rev-parse", "--path-format=absolute", "--git-path", "objects")
    (folder / ".git/objects/info/alternates").write_text(f"{objects}\n")
    for release in RELEASES:
        need(release)
        git(folder, "read-tree", release.commit)
        _tag(folder, release.tag, small)
    git(folder, "read-tree", "--empty")
    git(folder, "--work-tree", str(REPOSITORY), "add", "--all", str(REPOSITORY))
    _tag(folder, NEXT, small)
    git(folder, "reset", "-q", "--hard")
    return folder


def need(release: Release) -> None:
    """Say what to type if this clone does not have it."""
    look = ["git", "cat-file", "-e", f"{release.commit}^{{commit}}"]
    found = subprocess.run(look, cwd=REPOSITORY, capture_output=True, check=False).returncode == 0
    assert found, SHALLOW.format(release=release, commit=release.commit[:7])


def _tag(folder: Path, name: str, small: bool) -> None:
    """Commit the index, without what makes no difference, and tag that."""
    unneeded = [*NOT_RENDERED, *MODULES] if small else NOT_RENDERED
    git(folder, "rm", "-rqf", "--cached", "--ignore-unmatch", "--", *unneeded)
    git(folder, "commit", "-q", "--allow-empty", "-m", name)
    git(folder, "tag", name)

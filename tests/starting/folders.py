"""Folders: how they are made, and what is in them."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from conftest import REPOSITORY

# No setting of the machine counts: the same for everybody, and no identity unless it is given.
IDENTITY = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Tester"), ("EMAIL", "tester@example.com"))
}
LEFT = {
    "copier.yml",
    "includes",
    "template",
    "start.py",
    "starter",
    "CHANGELOG.md",
    "docs",
    "LICENSE",
    ".start",
}


def cloned(public: Path, folder: Path) -> Path:
    folder.parent.mkdir(exist_ok=True)
    git(folder.parent, "clone", "-q", str(public), str(folder))
    return folder


def unpack(public: Path, folder: Path) -> None:
    folder.mkdir()
    git(public, "archive", "-o", str(folder.parent / "main.zip"), "HEAD")
    shutil.unpack_archive(folder.parent / "main.zip", folder)


def commit(folder: Path, subject: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", subject)


def git(folder: Path, *command: str) -> str:
    done = subprocess.run(
        ["git", *command],
        cwd=folder,
        env=environ(IDENTITY),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def environ(identity: dict[str, str]) -> dict[str, str]:
    """The environment of somebody whom git knows by *identity*, and by nothing else."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull} | identity


def assert_complete(folder: Path, kept: frozenset[str] | set[str] = frozenset()) -> None:
    """A project, committed, and nothing of the template."""
    names = set(os.listdir(folder))
    assert {"pyproject.toml", "alembic.ini", "src", ".copier-answers.yml"} <= names
    assert not (LEFT - kept) & names
    assert not git(folder, "status", "--porcelain")


def answer(project: Path, name: str) -> str:
    """What Copier remembers of that question."""
    text = (project / ".copier-answers.yml").read_text("utf-8")
    (found,) = re.findall(rf"(?m)^{name}: (.*)$", text)
    return str(found).strip("'")


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".git" not in path.relative_to(folder).parts
    }


def snapshot(folder: Path) -> dict[str, bytes]:
    """All that a user can see or lose: files, refs, what is checked out and what is stashed."""
    seen = files(folder)
    for question in (["for-each-ref"], ["rev-parse", "HEAD"], ["status", "--porcelain"]):
        if (folder / ".git").exists():
            seen[f"git {question[0]}"] = git(folder, *question).encode()
    return seen


def block(containing: str) -> str:
    """The output in docs/starter.md that holds *containing*."""
    page = (REPOSITORY / "docs/starter.md").read_text("utf-8")
    blocks = re.findall(r"(?ms)^```\w*\n(.*?)^```$", page)
    (found,) = (text for text in blocks if containing in text)
    return str(found)

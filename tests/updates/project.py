"""A project in git, as it is rendered from a release, and updated."""

import warnings
from pathlib import Path
from typing import Any

import yaml
from copier import run_copy, run_update
from copier.errors import CopierWarning

from .git import commit, git


def begin(template: Path, folder: Path, version: str, **answers: Any) -> Path:
    """Render that version of the *template* as the project in *folder*, and commit it."""
    run_copy(str(template), folder, answers, vcs_ref=version, defaults=True, quiet=True)
    git(folder, "init", "-q")
    commit(folder)
    return folder


def update(folder: Path, **answers: Any) -> None:
    """As `copier update --defaults` does, to the newest version there is."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", CopierWarning)
        run_update(
            folder,
            answers,
            answers_file=_answers_file(folder).name,
            defaults=True,
            overwrite=True,
            quiet=True,
        )


def publish(template: Path, version: str) -> None:
    """Release the *template* as it stands."""
    commit(template)
    git(template, "tag", version)


def replace(path: Path, old: str, new: str) -> None:
    """Edit a file: *new* where *old* was first."""
    text = path.read_text("utf-8")
    assert old in text, f"{path.name}: {old}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def answers(folder: Path) -> dict[str, Any]:
    """What the project was rendered with, without what Copier notes for itself."""
    noted = yaml.safe_load(_answers_file(folder).read_text("utf-8"))
    return {name: value for name, value in noted.items() if name[0] != "_"}


def files(folder: Path) -> dict[str, bytes]:
    """Every file but git's own and what programs keep, by its path."""
    found = {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}
    left = {".git", "__pycache__", ".pytest_cache", ".ruff_cache"}
    return {
        str(name): path.read_bytes() for name, path in found.items() if not left & {*name.parts}
    }


def changed(folder: Path) -> set[str]:
    """The paths that differ from the last commit."""
    listed = git(folder, "status", "--porcelain", "-z", "--untracked-files=all").split("\0")
    return {line.split(maxsplit=1)[1] for line in listed if line}


def _answers_file(folder: Path) -> Path:
    (found,) = folder.glob(".copier-answers*.yml")
    return found

"""start.py leaves the folder as it was where something would be lost, or goes wrong."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import REPOSITORY

from .folders import block, commit, git
from .runs import refused, start


def edit(folder: Path) -> None:
    (folder / "README.md").write_text("My own words.\n")


def add(folder: Path) -> None:
    (folder / "notes.txt").write_text("My own words.\n")


def commit_edit(folder: Path) -> None:
    edit(folder)
    commit(folder, "My own commit")


def commit_detached(folder: Path) -> None:
    git(folder, "checkout", "-q", "--detach")
    commit_edit(folder)
    git(folder, "checkout", "-q", "--detach", "HEAD")


def stash(folder: Path) -> None:
    edit(folder)
    git(folder, "stash", "-q")


def no_template(folder: Path) -> None:
    git(folder, "rm", "-q", "copier.yml")
    commit(folder, "No template")


def test_the_page_shows_what_is_refused(shop: Path) -> None:
    edit(shop)
    add(shop)

    assert block("FAILED: ") == refused(shop, "--defaults")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (add, "?? notes.txt"),
        (commit_edit, "My own commit"),
        (commit_detached, "My own commit"),
        (stash, "stash@{0}: WIP on main"),
        (no_template, "is not the template"),
    ],
)
def test_what_would_be_lost_is_listed_and_nothing_changes(
    shop: Path, change: Callable[[Path], None], told: str
) -> None:
    change(shop)

    assert told in refused(shop, "--defaults")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["-d", "driver=oracle"], "driver"),
        (["-r", "v9.9.9"], "v9.9.9"),
        (["-d", "project_kind=existing"], "uvx copier copy"),
        ([], "--defaults"),
    ],
)
def test_an_error_leaves_the_folder_as_it_was(shop: Path, options: list[str], told: str) -> None:
    defaults = ["--defaults"] if options else []

    assert told in refused(shop, *defaults, *options)


def test_a_copy_does_not_take_your_own_repository_for_the_template(copy: Path) -> None:
    message = refused(copy, "--defaults")

    assert "--source https://github.com/OWNER/TEMPLATE" in message
    assert "origin.git, your own" in message


def test_a_source_that_cannot_be_read_is_told_in_the_words_of_git(copy: Path) -> None:
    message = refused(copy, "--defaults", "--source", "file:///nowhere/at/all.git")

    assert "/nowhere/at/all.git" in message


def test_it_is_gone_afterwards_and_refuses_a_project(shop: Path) -> None:
    start(shop, "--defaults")
    shutil.copy(REPOSITORY / "start.py", shop)
    shutil.copytree(REPOSITORY / "starter", shop / "starter")

    assert "is a project already" in refused(shop, "--defaults")


def test_without_the_folder_starter_it_says_so(tmp_path: Path) -> None:
    shutil.copy(REPOSITORY / "start.py", tmp_path)

    command = [sys.executable, "start.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert done.stderr.startswith("FAILED: The folder starter is not beside start.py")
    assert done.stderr.endswith("Nothing was changed.\n")

"""releases.toml names every release, and the commit that it was made of."""

import re
import subprocess
from pathlib import Path

import pytest
from conftest import REPOSITORY

from .git import git
from .releases import RELEASES
from .repository import need

CHANGELOG = (REPOSITORY / "CHANGELOG.md").read_text("utf-8")
SECTION = re.compile(r"^## (\d\S*) \((\S+)\)$", re.MULTILINE)


def test_every_release_has_its_section_in_the_changelog_and_no_other_has() -> None:
    newest_first = [(release.version, str(release.date)) for release in reversed(RELEASES)]

    assert SECTION.findall(CHANGELOG) == newest_first


def test_no_section_of_the_changelog_is_empty() -> None:
    titled = re.split(r"^## ", CHANGELOG, flags=re.MULTILINE)[1:]

    assert [part.splitlines()[0] for part in titled if "\n- " not in part] in ([], ["Unreleased"])


def test_versions_and_dates_go_up() -> None:
    numbers = [tuple(map(int, release.version.split("."))) for release in RELEASES]
    dates = [release.date for release in RELEASES]

    assert numbers == sorted(set(numbers))
    assert dates == sorted(dates)


def test_every_release_is_in_the_history_of_this_commit() -> None:
    for release in RELEASES:
        need(release)
        git(REPOSITORY, "merge-base", "--is-ancestor", release.commit, "HEAD")


def test_a_shallow_clone_is_told_to_get_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shallow = tmp_path / "shallow"
    monkeypatch.setattr("updates.repository.REPOSITORY", shallow)
    clone = ["git", "clone", "-q", "--depth=1", "--no-checkout", REPOSITORY.as_uri(), str(shallow)]
    subprocess.run(clone, check=True)

    with pytest.raises(AssertionError, match="git fetch --unshallow"):
        need(RELEASES[0])

"""What docs/updating.md shows is what happens."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import REPOSITORY

from .git import commit, git
from .project import begin, changed, publish, replace, update
from .repository import NEXT

PAGE = (REPOSITORY / "docs/updating.md").read_text("utf-8")


@pytest.fixture
def shop(own_template: Path, tmp_path: Path) -> Path:
    """A project of the working tree, and an edit that the next version makes otherwise."""
    folder = begin(own_template, tmp_path / "shop", NEXT)
    replace(folder / "pyproject.toml", '"mypy>=2"', '"mypy>=2,<3"')
    commit(folder)
    upstream = own_template / "template/pyproject.toml.jinja"
    replace(upstream, '"mypy>=2"', '"mypy>=2.1"')
    publish(own_template, "v1000.0.0")
    return folder


def test_a_conflict_looks_like_that_of_the_page(shop: Path) -> None:
    """Copier says nothing about it, and ends well; git knows."""
    update(shop)

    text = (shop / "pyproject.toml").read_text("utf-8")
    (conflict,) = re.findall(r"^<<<<<<<.*?^>>>>>>>.*?\n", text, re.MULTILINE | re.DOTALL)
    check = subprocess.run(
        ["git", "diff", "--check"], cwd=shop, capture_output=True, text=True, check=False
    )
    assert f"```toml\n{conflict}```" in PAGE
    assert f"```\n$ git diff --check\n{check.stdout}```" in without_numbers_of(check.stdout, PAGE)
    assert check.returncode == 2
    what_the_page_advises_works(shop)


def what_the_page_advises_works(shop: Path) -> None:
    git(shop, "checkout", "--theirs", "pyproject.toml")
    assert '    "mypy>=2.1",\n' in (shop / "pyproject.toml").read_text("utf-8")
    assert git(shop, "diff", "--check", "HEAD") == ""
    git(shop, "reset", "--hard")
    git(shop, "clean", "-fd")
    assert changed(shop) == set()


def without_numbers_of(printed: str, page: str) -> str:
    """The *page* with the numbers of the lines as they are *printed*."""
    numbers = iter(re.findall(r":(\d+): leftover", printed))
    return re.sub(r":\d+: leftover", lambda _: f":{next(numbers)}: leftover", page)


def test_what_the_page_says_of_a_newer_version_is_printed(shop: Path) -> None:
    command = [sys.executable, "-m", "copier", "check-update"]

    printed = subprocess.run(command, cwd=shop, capture_output=True, text=True, check=True).stdout

    said = printed.replace("999.0.0", "0.3.0").replace("1000.0.0", "0.4.0")
    assert f"```\n$ uvx copier check-update\n{said}```" in PAGE


def test_a_driver_that_is_chosen_later_changes_the_files_of_the_page(
    own_template: Path, tmp_path: Path
) -> None:
    folder = begin(own_template, tmp_path / "shop", NEXT)

    update(folder, driver="asyncpg")

    listed = set(re.findall(r"^\| `driver` \| (.*?) \|", PAGE, re.MULTILINE)[0].split(", "))
    assert {f"`{name}`" for name in changed(folder) - {".copier-answers.yml"}} == listed

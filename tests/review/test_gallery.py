"""Dangerous migrations, one tiny file each, are reported with the lines to write instead."""

import ast
from pathlib import Path

import pytest
from sqlalchemy import URL

from .desk import Desk, rules, texts

pytest_plugins = ["server_fixtures"]

HERE = Path(__file__).parent
DANGEROUS = sorted((HERE / "dangerous").glob("*.py"))
SAFE = sorted((HERE / "safe").glob("*.py"))

# For these there is nothing to write instead that would be as quick.
WITHOUT_CODE = {"refused", "scans-table", "locks-table"}


@pytest.fixture
def gallery(shop: Path, tmp_path: Path, gallery_url: URL) -> Desk:
    desk = Desk(shop, tmp_path, gallery_url)
    desk.add(HERE / "tables.py")
    desk.upgrade("tables")
    return desk


@pytest.mark.parametrize("path", DANGEROUS, ids=lambda path: path.stem)
def test_what_is_dangerous_is_reported_with_what_to_write_instead(
    path: Path, gallery: Desk
) -> None:
    gallery.add(path)

    review = gallery.review()

    expected = expectation(path)
    assert rules(review) == expected
    assert review.failures == len(expected)
    for text in texts(review):
        assert all(name in text for name in expected)
        assert ("Instead:" in text) == (expected[0] not in WITHOUT_CODE)
    for finding in review.reports[0].findings:
        for code in finding.instead:
            ast.parse(code.source())


@pytest.mark.parametrize("path", SAFE, ids=lambda path: path.stem)
def test_what_is_safe_raises_nothing(path: Path, gallery: Desk) -> None:
    gallery.add(path)

    review = gallery.review()

    assert rules(review) == []
    assert review.failures == 0


def expectation(path: Path) -> list[str]:
    """What `expected` is in the file."""
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "expected":
            found: list[str] = ast.literal_eval(node.value)
            return found
    raise AssertionError(f"{path} expects nothing")

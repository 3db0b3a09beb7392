"""docs/ownership.md is what copier.yml says."""

from pathlib import Path

import pytest

from .ownership_page import PAGE, page


def test_the_page_says_whose_every_file_is(
    small_template: Path, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """If it does not, the command at its end makes it anew."""
    text = page(small_template, tmp_path)
    if pytestconfig.getoption("--write", default=False):
        PAGE.write_text(text, "utf-8")

    assert PAGE.read_text("utf-8") == text

"""The pages are a site without broken links, and none of them is missing in it."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from conftest import REPOSITORY

from .page import DOCS

CONFIGURATION = REPOSITORY / "zensical.toml"
COLOURS = re.compile(r"\x1b\[[0-9;]*m")  # which it prints to whomever
PAGES = {path.name for path in DOCS.glob("*.md")}


def test_the_site_is_built_and_every_link_leads_somewhere(tmp_path: Path) -> None:
    shutil.copytree(DOCS, tmp_path / "docs")
    shutil.copy(CONFIGURATION, tmp_path)
    program = Path(sys.executable).with_name("zensical")

    done = subprocess.run(
        [program, "build", "--strict"], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, COLOURS.sub("", done.stdout)
    assert (tmp_path / ".site" / "recipes" / "index.html").is_file()


def test_every_page_is_in_the_navigation() -> None:
    configuration = CONFIGURATION.read_text("utf-8")

    assert set(re.findall(r'"(\S+\.md)"', configuration)) == PAGES


def test_every_page_is_in_the_overview() -> None:
    overview = (DOCS / "index.md").read_text("utf-8")

    assert set(re.findall(r"\((\S+\.md)\)", overview)) == PAGES - {"index.md"}

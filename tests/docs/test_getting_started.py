"""Somebody who types what the page says sees what the page says."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import Project, Render
from deployment import shell

from .page import Block, sections

BLOCKS = [block for one in sections("getting-started.md") for block in one.blocks]
# `uvx copier copy` is what the fixture does; pytest is proved by tests/test_docs.py.
NOT_RUN = ("uvx copier copy", "uv run pytest")
# Names and places that are others each time.
VARIABLE = re.compile(r"\b[0-9a-f]{12}\b|\S*migrations/versions/\S+?_(?=[a-z])")


@pytest.fixture
def project(render: Render) -> Project:
    return render()


def test_the_page_can_be_followed(project: Project) -> None:
    said, before = "", files(project)
    for block, following in pairwise([*BLOCKS, Block("", "", 0, "")]):
        match block.language:
            case "diff":
                edit(project.path / path(block), block.text)
            case "python":
                (written,) = files(project) - before
                assert block.text in written.read_text("utf-8"), f"line {block.line}"
            case "sh" if not block.text.startswith(NOT_RUN):
                before = files(project)
                said = run(project, block, fails=following.text.startswith("FAILED"))
            case "":
                shown = alike(block.text)
                assert shown in alike(said), f"line {block.line}: {shown}\nis not in\n{said}"


def files(project: Project) -> set[Path]:
    return set((project.path / "migrations" / "versions").glob("*.py"))


def path(block: Block) -> str:
    """The file that the paragraph names, or else the one before it."""
    named = re.findall(r"`(src/\S+\.py)`", block.said)
    return named[0] if named else "src/shop/models/users.py"


def edit(file: Path, diff: str) -> None:
    text = file.read_text("utf-8")
    old, new = ("".join(f"{line[1:]}\n" for line in diff.splitlines() if line[0] != sign)
                for sign in "+-")  # fmt: skip
    assert text.count(old) == 1, f"{file} has no\n{old}"
    file.write_text(text.replace(old, new), "utf-8")


def run(project: Project, block: Block, *, fails: bool) -> str:
    """What is printed by the last of the commands, which may be to fail."""
    *first, last = block.text.splitlines()
    for command in first:
        assert shell(project, command).returncode == 0, command
    done = shell(project, last)
    said = done.stdout + done.stderr
    assert (done.returncode != 0) == fails, said
    assert "Traceback" not in said
    return said


def alike(text: str) -> str:
    return VARIABLE.sub("*", text)

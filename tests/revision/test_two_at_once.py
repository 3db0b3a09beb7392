"""Two people, or two jobs, write a migration at the same time on one server."""

import os
import shutil
from pathlib import Path

import conftest
import pytest
from conftest import Render

from .desk import Desk

pytest_plugins = ["server_fixtures"]


@pytest.mark.parametrize("both_in", ["one project", "two projects"])
def test_two_at_once_write_the_same(
    both_in: str, desk: Desk, render_once: Render, tmp_path: Path
) -> None:
    rendered = render_once(example=False)
    address = os.environ["DATABASE_URL"]
    folders = [tmp_path / "a", tmp_path / ("b" if both_in == "two projects" else "a")]
    for folder in set(folders):
        shutil.copytree(rendered.path, folder)
        module = folder / "src" / "shop" / "models" / "users.py"
        module.write_text(MODELS, "utf-8")

    running = [
        conftest.Project(folder, rendered.data).start(
            "env", f"DATABASE_URL={address}", "alembic", "revision", "--autogenerate", "-m", name
        )
        for folder, name in zip(folders, NAMES, strict=True)
    ]
    said = [process.communicate()[0] for process in running]

    assert [process.returncode for process in running] == [0, 0], "\n".join(said)
    texts = [written(folder, name) for folder, name in zip(folders, NAMES, strict=True)]
    assert len({text for text in texts if text}) == 1
    assert 'op.create_table(\n        "users"' in (texts[0] or texts[1])
    # Who came so late that the other's file was there already has nothing to add.
    assert all(text or "Nothing to do" in log for text, log in zip(texts, said, strict=True))


NAMES = ("one", "two")


def written(folder: Path, name: str) -> str:
    """What the migration of this name does; empty if there is none."""
    found = (folder / "migrations" / "versions").glob(f"*_{name}.py")
    return "".join(path.read_text("utf-8").partition("def upgrade")[2] for path in found)


MODELS = '''\
"""Who uses the shop."""

from sqlalchemy import Column, Integer, Table, Text

from .base import metadata

Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))
'''

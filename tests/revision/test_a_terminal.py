"""Somebody who sits at a terminal is asked; a program, or a pipe, is told."""

import os
import pty
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import conftest
import pytest
from conftest import Render
from sqlalchemy import Column, Text

from .desk import Desk, users

pytest_plugins = ["server_fixtures"]

MODELS = '''\
"""Who uses the shop."""

from sqlalchemy import Column, Integer, Table, Text

from .base import metadata

Table("users", metadata, Column("id", Integer, primary_key=True), Column({!r}, Text))
'''
QUESTION = "Was users.mail renamed to users.email? [y/N] "


@dataclass(frozen=True)
class Terminal:
    """`alembic` in a rendered project with one migration, where a column has another name."""

    project: conftest.Project
    address: str

    def type(self, answer: str) -> tuple[int, str]:
        """Generate, answer at a terminal; the exit status, and what was seen there."""
        ours, theirs = pty.openpty()
        os.write(ours, f"{answer}\n".encode())
        running = subprocess.Popen(
            ["alembic", "revision", "--autogenerate", "-m", "change"],
            cwd=self.project.path,
            env=self.project._environ() | {"DATABASE_URL": self.address},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
        )
        os.close(theirs)
        seen = b"".join(iter(lambda: _read(ours), b""))
        os.close(ours)
        return running.wait(), seen.decode().replace("\r\n", "\n")

    def migrations(self) -> set[Path]:
        return set((self.project.path / "migrations" / "versions").glob("*.py"))


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1000)
    except OSError:  # the other side is closed
        return b""


@pytest.fixture
def terminal(desk: Desk, render_once: Render, tmp_path: Path) -> Terminal:
    rendered = render_once(example=False)
    path = shutil.copytree(rendered.path, tmp_path / "shop")
    desk.begin(users(Column("mail", Text)))
    for file in desk.project.versions.glob("*.py"):
        shutil.copy(file, path / "migrations" / "versions")
    (path / "src/shop/models/users.py").write_text(MODELS.format("email"))
    return Terminal(conftest.Project(path, rendered.data), os.environ["DATABASE_URL"])


def test_yes_writes_the_rename(terminal: Terminal) -> None:
    before = terminal.migrations()

    status, seen = terminal.type("y")

    (written,) = terminal.migrations() - before
    assert status == 0, seen
    assert QUESTION in seen
    assert 'op.alter_column("users", "mail", new_column_name="email")' in written.read_text()


@pytest.mark.parametrize("answer", ["n", ""])
def test_anything_but_yes_writes_nothing(answer: str, terminal: Terminal) -> None:
    before = terminal.migrations()

    status, seen = terminal.type(answer)

    assert status != 0, seen
    assert QUESTION in seen
    assert "FAILED: Nothing was written: this would drop users.mail and its rows.\n" in seen
    assert terminal.migrations() == before


def test_nobody_is_asked_without_a_terminal(terminal: Terminal) -> None:
    message = terminal.project.refused(
        "alembic", "revision", "--autogenerate", "-m", "change",
        env={"DATABASE_URL": terminal.address},
    )  # fmt: skip

    assert "[y/N]" not in message
    assert 'Column("email", Text, info={"renamed_from": "mail"})' in message

"""A sample of the gallery, typed at the command line of a rendered project."""

import os
import pty
import subprocess
from dataclasses import dataclass
from pathlib import Path

import conftest
import pytest

from .case import GALLERY, Case, gallery
from .database import Databases

pytest_plugins = ["server_fixtures"]

CASES = {case.name: case for case in gallery()}
GENERATE = ["revision", "--autogenerate", "-m", "change"]


@dataclass(frozen=True)
class CommandLine:
    """`alembic` in a rendered project that has nothing yet, on the database `shop`."""

    project: conftest.Project
    databases: Databases
    environ: dict[str, str]

    def ok(self, *words: str) -> str:
        return self.project.ok("alembic", *words, env=self.environ)

    def refused(self, *words: str) -> str:
        return self.project.refused("alembic", *words, env=self.environ)

    def answering(self, answer: str, *words: str) -> tuple[int, str]:
        """Type the command and *answer* at a terminal; the exit status, and what was seen."""
        ours, theirs = pty.openpty()
        os.write(ours, f"{answer}\n".encode())
        environ = self.project._environ() | self.environ
        done = subprocess.Popen(
            ["alembic", *words],
            cwd=self.project.path,
            env=environ,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
        )
        os.close(theirs)
        seen = b""
        while chunk := _read(ours):
            seen += chunk
        os.close(ours)
        return done.wait(), seen.decode()

    def describe(self, case: Case, when: str) -> None:
        """Let a module of the models say what the file of *case* says."""
        source = (GALLERY / f"{case.name}.py").read_text("utf-8")
        lines = ["", "", "from .base import metadata as ours", "", f"{when}(ours)", ""]
        module = self.project.path / "src" / "shop" / "models" / "gallery.py"
        module.write_text(source + "\n".join(lines), "utf-8")

    def change(self, case: Case) -> None:
        """The project with rows, and with models that have changed since."""
        self.describe(case, "before")
        self.ok("revision", "--autogenerate", "-m", "before")
        self.ok("upgrade", "head")
        self.databases.run(case.rows)
        self.describe(case, "after")

    def migrations(self) -> set[Path]:
        return set((self.project.path / "migrations" / "versions").glob("*.py"))


def _read(terminal: int) -> bytes:
    """What comes next; nothing when the other side is closed, which Linux calls an error."""
    try:
        return os.read(terminal, 1000)
    except OSError:
        return b""


@pytest.fixture
def alembic(render: conftest.Render, databases: Databases) -> CommandLine:
    databases.afresh()
    url = databases.url.set(drivername="postgresql", database="shop")
    environ = {"DATABASE_URL": url.render_as_string(hide_password=False)}
    return CommandLine(render(example=False), databases, environ)


@pytest.mark.parametrize("name", ["constraints/foreign_key", "types/text_to_boolean"])
def test_two_commands_make_the_change(name: str, alembic: CommandLine) -> None:
    alembic.change(CASES[name])

    alembic.ok(*GENERATE)
    alembic.ok("upgrade", "head")

    for query, rows in CASES[name].read.items():
        assert alembic.databases.rows(query) == rows
    alembic.ok("check")
    alembic.project.ok("ruff", "check", "--no-cache", "migrations")
    alembic.project.ok("ruff", "format", "--no-cache", "--check", "migrations")
    alembic.ok("downgrade", "-1")


@pytest.mark.parametrize("name", ["renames/column_undeclared", "types/text_to_boolean_not"])
def test_what_is_refused_is_told_in_words(name: str, alembic: CommandLine) -> None:
    alembic.change(CASES[name])

    if CASES[name].stops == "generation":
        message = alembic.refused(*GENERATE)
    else:
        alembic.ok(*GENERATE)
        message = alembic.refused("upgrade", "head")

    assert not [words for words in CASES[name].message if words not in message], message


def test_the_reason_for_a_drop_is_kept_in_the_file(alembic: CommandLine) -> None:
    case = CASES["drops/column_named"]
    alembic.change(case)
    before = alembic.migrations()

    alembic.ok("-x", f"drop={case.drop}", "-x", "reason=It's 100% unused.", *GENERATE)

    (written,) = alembic.migrations() - before
    assert "It's 100% unused." in written.read_text("utf-8")


def test_nothing_to_do_writes_no_file(alembic: CommandLine) -> None:
    alembic.change(CASES["nothing/changed"])
    before = alembic.migrations()

    said = alembic.ok(*GENERATE)

    assert "models" in said
    assert alembic.migrations() == before


@pytest.mark.parametrize(("answer", "renamed"), [("y", True), ("n", False)])
def test_a_terminal_is_asked_about_a_rename(
    answer: str, renamed: bool, alembic: CommandLine
) -> None:
    alembic.change(CASES["renames/column_undeclared"])

    status, seen = alembic.answering(answer, *GENERATE)

    assert "Was users.mail renamed to users.email? [y/N]" in seen
    assert (status == 0) is renamed, seen
    if renamed:
        alembic.ok("upgrade", "head")
        assert alembic.databases.rows("SELECT email FROM users") == [("ada",)]

"""A sample of the gallery, typed at the command line of a rendered project."""

import os
import pty
import subprocess
from pathlib import Path

import pytest
from conftest import Project, Render

from .case import GALLERY, Case, gallery

CASES = {case.name: case for case in gallery()}


@pytest.fixture
def project(render: Render) -> Project:
    return render(example=False)


@pytest.mark.parametrize("name", ["constraints/foreign_key", "types/text_to_boolean"])
def test_two_commands_make_the_change(name: str, project: Project) -> None:
    case = CASES[name]
    begin(project, case)
    describe(project, case, "after")

    project.ok("alembic", "revision", "--autogenerate", "-m", "change")
    project.ok("alembic", "upgrade", "head")

    for query, rows in case.read.items():
        assert len(asked(project, query)) == len(rows)
    project.ok("alembic", "check")
    project.ok("ruff", "check", "--no-cache", "migrations")
    project.ok("ruff", "format", "--no-cache", "--check", "migrations")
    project.ok("alembic", "downgrade", "-1")


@pytest.mark.parametrize("name", ["renames/column_undeclared", "types/text_to_boolean_not"])
def test_what_is_refused_is_told_in_words(name: str, project: Project) -> None:
    case = CASES[name]
    begin(project, case)
    describe(project, case, "after")

    generate = ["alembic", "revision", "--autogenerate", "-m", "change"]
    if case.stops == "generation":
        message = project.refused(*generate)
    else:
        project.ok(*generate)
        message = project.refused("alembic", "upgrade", "head")

    for words in case.message:
        assert words in message


def test_the_reason_for_a_drop_is_kept_in_the_file(project: Project) -> None:
    case = CASES["drops/column_named"]
    begin(project, case)
    describe(project, case, "after")
    before = migrations(project)
    meant = ["-x", f"drop={case.drop}", "-x", "reason=It's 100% unused."]

    project.ok("alembic", *meant, "revision", "--autogenerate", "-m", "change")

    (written,) = migrations(project) - before
    assert "It's 100% unused." in written.read_text("utf-8")


def test_nothing_to_do_writes_no_file(project: Project) -> None:
    case = CASES["nothing/changed"]
    begin(project, case)
    before = migrations(project)

    said = project.ok("alembic", "revision", "--autogenerate", "-m", "change")

    assert "models" in said
    assert migrations(project) == before


@pytest.mark.parametrize(("answer", "renamed"), [("y", True), ("n", False)])
def test_a_terminal_is_asked_about_a_rename(answer: str, renamed: bool, project: Project) -> None:
    begin(project, CASES["renames/column_undeclared"])
    describe(project, CASES["renames/column_undeclared"], "after")

    status, seen = typed(project, answer, "alembic", "revision", "--autogenerate", "-m", "change")

    assert "Was users.mail renamed to users.email? [y/N]" in seen
    assert (status == 0) is renamed, seen
    if renamed:
        project.ok("alembic", "upgrade", "head")
        assert asked(project, "SELECT email FROM users") == ["ada"]


def begin(project: Project, case: Case) -> None:
    """The project before the change, with rows."""
    describe(project, case, "before")
    project.ok("alembic", "revision", "--autogenerate", "-m", "before")
    project.ok("alembic", "upgrade", "head")
    asked(project, case.rows)


def describe(project: Project, case: Case, when: str) -> None:
    """Let a module of the models say what the file of *case* says."""
    source = (GALLERY / f"{case.name}.py").read_text("utf-8")
    lines = ["", "", "from .base import metadata as ours", "", f"{when}(ours)", ""]
    module = project.path / "src" / "shop" / "models" / "gallery.py"
    module.write_text(source + "\n".join(lines), "utf-8")


def asked(project: Project, sql: str) -> list[str]:
    """Run *sql* with `db shell`, and return the lines of the answer."""
    shell = ["python", "-m", "shop.db", "shell", "--", "-Atqc", sql]
    done = project.run(*shell, env={"PYTHONPATH": str(project.path / "src")})
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def migrations(project: Project) -> set[Path]:
    return set((project.path / "migrations" / "versions").glob("*.py"))


def typed(project: Project, answer: str, *command: str) -> tuple[int, str]:
    """Run *command* at a terminal, and type *answer*; its exit status, and what was seen."""
    ours, theirs = pty.openpty()
    os.write(ours, f"{answer}\n".encode())
    done = subprocess.Popen(
        command,
        cwd=project.path,
        env=project._environ(),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    seen = b""
    while chunk := read(ours):
        seen += chunk
    os.close(ours)
    return done.wait(), seen.decode()


def read(terminal: int) -> bytes:
    """What comes next; nothing when the other side is closed, which Linux calls an error."""
    try:
        return os.read(terminal, 1000)
    except OSError:
        return b""

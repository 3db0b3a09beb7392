"""Whatever writes a migration, it is in migrations/revisions.lock afterwards."""

import hashlib
from importlib import import_module
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from conftest import Render
from sqlalchemy import Column, Connection, Integer, MetaData, Table

from .drafts import History

pytest_plugins = ["server_fixtures"]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def test_a_revision_adds_a_line_with_its_hashes(history: History) -> None:
    path = history.add("one")

    ((revision, source, sql, state),) = history.lines
    assert (revision, source, state) == ("one", digest(path), "draft")
    assert len(sql) == 16
    assert history.lock.read_text("utf-8").startswith("# The migrations, oldest first")


def test_the_newest_one_is_the_last_line(history: History) -> None:
    for revision in ("b", "a", "c"):
        history.add(revision)

    assert [words[0] for words in history.lines] == ["b", "a", "c"]


def test_alembic_s_own_command_line_keeps_it_for_what_was_there_before(render: Render) -> None:
    """A new project has no such file; the hash is of what the formatter has left."""
    project = render()
    lock = project.path / "migrations/revisions.lock"
    assert not lock.exists()

    project.ok("alembic", "revision", "-m", "one more")

    lines = [line for line in lock.read_text("utf-8").splitlines() if line.endswith(" draft")]
    files = sorted((project.path / "migrations/versions").glob("*.py"))
    assert [line.split()[1] for line in lines] == list(map(digest, files))


def test_nothing_keeps_git_from_it(render_once: Render) -> None:
    project = render_once()
    project.ok("git", "init", "-q")

    assert project.run("git", "check-ignore", "-v", "migrations/revisions.lock").returncode == 1


def test_autogenerate_adds_a_line(
    history: History, connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    metadata = MetaData()
    Table("users", metadata, Column("id", Integer, primary_key=True))
    monkeypatch.setattr(import_module("shop.models"), "metadata", metadata)
    config = history.config
    config.attributes["connection"] = connection

    command.revision(config, "first", autogenerate=True)

    ((_, source, sql, state),) = history.lines
    (path,) = (history.folder / "migrations/versions").glob("*.py")
    assert (source, state) == (digest(path), "draft")
    assert sql != "-"


def test_one_command_may_write_two_files(history: History) -> None:
    """As a change that is split into an atomic and an online revision does."""
    script = ScriptDirectory.from_config(history.config)

    for revision in ("one", "two"):
        script.generate_revision(revision, revision, refresh=True, config=history.config)

    assert [words[0] for words in history.lines] == ["one", "two"]
    assert [hook["_hook_name"] for hook in script.hooks] == ["revisions.lock"]


def test_the_next_revision_refreshes_the_drafts(history: History) -> None:
    path = history.add("one")
    before = history.lines[0]
    history.edit("one", "pass", "op.execute('SELECT 1')")

    history.add("two")

    assert history.lines[0][1] == digest(path)
    assert history.lines[0][1:3] != before[1:3]


def test_a_draft_that_was_deleted_is_forgotten(history: History) -> None:
    history.add("one")
    history.add("two").unlink()

    history.add("three")

    assert [words[0] for words in history.lines] == ["one", "three"]


def test_a_windows_checkout_has_the_same_hashes(history: History) -> None:
    path = history.add("one")
    history.release()

    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    history.lock.write_bytes(history.lock.read_bytes().replace(b"\n", b"\r\n"))

    assert not history.refusals("edited")
    assert not history.refusals("rendered_differently")


@pytest.mark.parametrize("line", ["one", "one 123 456 maybe", "what is this"])
def test_a_line_that_makes_no_sense_is_named(history: History, line: str) -> None:
    history.add("one")
    history.lock.write_text(f"# Header\n\n{line}\n", "utf-8")

    with pytest.raises(CommandError, match=r"revisions.lock, line 3: this is no line"):
        history.refusals("unlisted")
    assert "db release --update" in history.release()

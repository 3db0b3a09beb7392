"""Production is rehearsed in a copy, on the embedded PostgreSQL."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Project
from db_command import PASSWORD, Db
from rehearsal_project import ADD_PHONE_ONLINE, ALL_STEPS, DROP_PHONE, Rehearsal, titles

pytest_plugins = ["server_fixtures", "command_fixtures", "rehearsal_fixtures"]


def test_production_is_refused_and_one_line_shows_how_to_rehearse_it(
    project: Rehearsal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APP_ENV", "production")

    message = project.refused()

    assert message.startswith("Nothing was rehearsed: this is production.\n")
    assert message.endswith("\n      db rehearse --from production")


@pytest.fixture
def far(project: Rehearsal, data_folder: Path) -> Db:
    """The same as seen from a shell: the database is production's, and local is the embedded one."""
    project.add("phone", ADD_PHONE_ONLINE, DROP_PHONE)
    settings = project.db.project.path / ".env.production"
    settings.write_text(f"DATABASE_URL={project.db.address}\n")
    settings.chmod(0o600)
    moved = Project(project.db.project.path, data_folder / project.db.name)
    return Db(moved, "", project.db.name)


def test_production_is_rehearsed_in_a_copy_on_the_embedded_postgresql(
    far: Db, project: Rehearsal
) -> None:
    before = project.state()
    process = far.start("rehearse", "--from", "production")
    seen = set()
    while process.poll() is None:
        seen |= {line for line in command_lines() if "pg_dump" in line}
        time.sleep(0.02)
    printed = process.stdout.read() if process.stdout else ""

    assert process.returncode == 0, printed
    assert titles(printed) == ALL_STEPS
    assert "The copy was dropped; production was only read.\n" in printed
    assert any("--dbname" in line for line in seen)
    assert not [line for line in seen if PASSWORD in line or "s%2540" in line]
    assert project.state() == before
    assert far.run("shell", "--", "-lAt").stdout.count("rehearsal") == 0


def command_lines() -> Iterator[str]:
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                yield Path(entry.path, "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue

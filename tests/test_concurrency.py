"""Several migrators at once, which begin an embedded server, too: each migration runs once.

tests/guard has 32 of them, and kills some.
"""

import subprocess
from pathlib import Path

from conftest import Project, Render
from revision_file import source


def test_eight_upgrades_at_once_run_each_migration_once(render: Render) -> None:
    project = render(driver="asyncpg")

    outputs = [process.communicate()[0] for process in [upgrade(project) for _ in range(8)]]

    assert not [output for output in outputs if "Traceback" in output or "FAILED" in output]
    assert sum(output.count("Running upgrade") for output in outputs) == 1


def test_who_waits_says_so(render: Render) -> None:
    project = with_slow_migration(render(), seconds=4.0)
    first = sleeping(upgrade(project))

    second = project.ok("alembic", "upgrade", "head")

    assert first.wait() == 0
    assert "Waiting for another migration of this database to end" in second
    assert "Running upgrade" not in second


def test_a_migrator_that_was_killed_holds_nobody_up(render: Render) -> None:
    project = with_slow_migration(render(), seconds=3.0)
    first = sleeping(upgrade(project))
    first.kill()
    first.wait()

    assert "be slow" in project.ok("alembic", "upgrade", "head")


def test_reading_commands_do_not_wait(render: Render) -> None:
    project = with_slow_migration(render(), seconds=3.0)
    first = sleeping(upgrade(project))

    assert "Waiting" not in project.ok("alembic", "current")

    assert first.wait() == 0


def upgrade(project: Project) -> "subprocess.Popen[str]":
    return project.start("alembic", "upgrade", "head")


def sleeping(migrator: "subprocess.Popen[str]") -> "subprocess.Popen[str]":
    """Wait until *migrator* has begun its slow migration."""
    assert migrator.stdout
    assert any("be slow" in line for line in migrator.stdout)
    return migrator


def with_slow_migration(project: Project, seconds: float) -> Project:
    (initial,) = (project.path / "migrations/versions").glob("*.py")
    follows = initial.read_text().split('revision = "')[1][:12]
    later = Path(initial.parent / "2099_01_01_000000_be_slow.py")
    up = f"""
        op.execute("SELECT pg_sleep({seconds})")
        op.create_table("slow", sa.Column("id", sa.BigInteger(), primary_key=True))
    """
    later.write_text(source("aaaaaaaaaaaa", follows, up, 'op.drop_table("slow")', title="be slow"))
    return project

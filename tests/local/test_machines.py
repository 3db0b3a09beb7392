"""Whatever the machine, its environment or an earlier crash left behind, a server starts."""

import os
from pathlib import Path

import pytest
from waiting import wait_until

from .conftest import number, query, user
from .embedded import LocalServerError, cluster, places, process, programs, running


def leave_a_stale_pidfile(project: Path, pid: int) -> None:
    """Pretend that a server was killed, and that its number is another process's now."""
    with running(project) as server:
        _, rest = (server.data / "postmaster.pid").read_text().split("\n", 1)
    (server.data / "postmaster.pid").write_text(f"{pid}\n{rest}")


def test_the_environment_does_not_matter(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a language that is not installed, nor variables that are meant for other servers."""
    for name, value in {"LANG": "en_US.UTF-8", "LC_ALL": "xx_XX", "LANGUAGE": "de"}.items():
        monkeypatch.setenv(name, value)
    for name, value in {"PGDATA": "/", "PGPORT": "1", "PGSERVICE": "production"}.items():
        monkeypatch.setenv(name, value)

    with running(project) as server:
        assert server.create_database("shop")


def test_text_is_utf8_and_knows_every_letter(project: Path) -> None:
    with running(project) as server:
        assert query(server, "SELECT lower('ÄÖÜ')") == "äöü"


def test_a_process_that_a_stale_pidfile_names_is_left_alone(project: Path) -> None:
    innocent = process.begin(["sleep", "60"])
    leave_a_stale_pidfile(project, innocent.pid)

    with running(project) as server:
        assert query(server, "SELECT 1") == 1

    assert innocent.poll() is None
    innocent.kill()
    innocent.wait()


def test_a_zombie_that_a_stale_pidfile_names_does_not_pass_for_a_server(project: Path) -> None:
    zombie = process.begin(["true"])
    os.waitid(os.P_PID, zombie.pid, os.WEXITED | os.WNOWAIT)
    leave_a_stale_pidfile(project, zombie.pid)

    with running(project) as server:
        assert query(server, "SELECT 1") == 1

    zombie.wait()


def test_a_project_that_moves_keeps_its_running_server(
    project: Path, open_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(project) as server:
        before = number(server)
        moved = places.base(project).rename(open_folder / "moved")
        monkeypatch.setenv("LOCAL_POSTGRES_DIR", str(moved))

        with running(project) as server:
            assert number(server) == before
            assert query(server, "SELECT 1") == 1

        server.stop()
        assert not server.ready


def test_a_killed_initdb_leaves_nothing_that_matters(project: Path) -> None:
    base = places.base(project)
    first = user(project)
    wait_until(lambda: list(base.glob("data.part-*")))
    first.kill()

    with running(project) as server:
        assert query(server, "SELECT 1") == 1

    assert sorted(path.name for path in base.iterdir()) == [".gitignore", "data", "lock", "users"]


def test_data_of_another_major_version_is_refused(project: Path) -> None:
    with running(project) as server:
        pass
    (server.data / "PG_VERSION").write_text("14\n")

    with pytest.raises(LocalServerError) as refusal, running(project):
        pass

    assert str(refusal.value) == (
        f"{server.data} was made by PostgreSQL 14, and PostgreSQL {server.version} cannot read it.\n\n"
        f"  These programs are in {server.programs.folder}.\n"
        "  To keep what is in it, go back to PostgreSQL 14, and take it out with pg_dumpall.\n"
        f"  To begin anew, delete it:\n\n      rm -r {server.data}"
    )


def test_a_server_that_does_not_start_shows_the_end_of_its_log(project: Path) -> None:
    with running(project) as server:
        pass
    with (server.data / "postgresql.conf").open("a") as settings:
        settings.write("shared_buffers = plenty\n")

    with pytest.raises(LocalServerError) as refusal, running(project):
        pass

    assert f"PostgreSQL {server.version} does not start in {server.data}." in str(refusal.value)
    assert f"The end of its log, {server.data}/server.log:" in str(refusal.value)
    assert 'invalid value for parameter "shared_buffers": "plenty"' in str(refusal.value)


def test_an_initdb_that_fails_is_quoted(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_options", lambda *_: ["--encoding=KLINGON"])
    version = programs.find().version

    with pytest.raises(LocalServerError) as refusal, running(project):
        pass

    assert str(refusal.value) == (
        f"PostgreSQL {version} could not make a cluster in {places.base(project)}.\n\n"
        "  What initdb said:\n\n"
        '      initdb: error: "KLINGON" is not a valid server encoding name'
    )

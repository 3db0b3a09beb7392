"""A throwaway server is quick, and gone when its process is, however it ends."""

import os
import signal
from pathlib import Path

import pytest
from waiting import wait_until

from .conftest import Python, query
from .embedded import temporary

LEND = """
with temporary() as server:
    print(server.data, flush=True)
    sys.stdin.read()
"""


def test_it_is_gone_without_a_trace() -> None:
    with temporary() as server:
        assert server.create_database("shop")
        assert query(server, "SHOW fsync") == "off"

    assert not server.ready
    assert not server.data.parent.exists()


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_it_is_gone_when_its_process_and_its_group_are_killed(end: signal.Signals) -> None:
    process = Python(LEND)
    data = Path(process.line())

    os.killpg(process.process.pid, end)
    process.process.communicate()

    wait_until(lambda: not data.parent.exists())


def test_it_is_gone_when_its_process_is_killed_while_it_starts(
    open_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_folder.chmod(0o1777)
    monkeypatch.setenv("TMPDIR", str(open_folder))
    process = Python(LEND)
    wait_until(lambda: list(open_folder.glob("*/data.part-*/base")))

    process.kill()

    wait_until(lambda: not list(open_folder.iterdir()))


def test_its_place_is_tmpdir_if_that_is_set(
    open_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(open_folder))
    code = "with temporary() as server: print(server.data)"

    assert Python(code).end().startswith(f"{open_folder}/local-postgres-")

    assert not list(open_folder.iterdir())


def test_a_fork_does_not_take_it_away() -> None:
    code = """
with temporary() as server:
    if not (child := os.fork()):
        sys.exit()
    os.waitpid(child, 0)
    print(server.ready)
"""
    assert Python(code).end() == "True"

"""Processes that begin at once share a scratch database, and clear up after one that was killed."""

import signal
import subprocess
from typing import Any

from sqlalchemy import Connection
from waiting import wait_until

from .kept_database import KEY, OTHER
from .live_database import Live

pytest_plugins = ["server_fixtures"]


def test_any_number_of_processes_may_begin_at_once(live: Live) -> None:
    code = (
        "with kept(Profile.of(live), 'demo', 'abc', fill) as c:\n"
        "    print(c.exec_driver_sql(\"SELECT to_regclass('t') IS NOT NULL\").scalar())\n"
    )
    processes = [live.start(code) for _ in range(6)]

    outputs = [process.communicate(timeout=60)[0].splitlines() for process in processes]

    assert [lines[-1] for lines in outputs] == ["True"] * 6
    assert [process.returncode for process in processes] == [0] * 6
    assert len(live.scratch()) == 1


def test_what_a_killed_process_leaves_goes_with_the_next(live: Live, kept: Any) -> None:
    process = killed_while_filling(live)
    assert process.returncode == -signal.SIGKILL
    (left,) = live.scratch()

    wait_until(lambda: can_open(live, kept))

    (found,) = live.scratch()
    assert found != left


def killed_while_filling(live: Live) -> "subprocess.Popen[str]":
    code = (
        "def slowly(c): fill(c); time.sleep(60)\n"
        "with kept(Profile.of(live), 'demo', 'abc', slowly): pass\n"
    )
    process = live.start(code)
    assert process.stdout is not None
    assert process.stdout.readline() == "filling\n"
    process.kill()
    process.communicate()
    return process


def can_open(live: Live, kept: Any) -> bool:
    """Whether a kept database can be opened, and nothing else is left."""

    def work(connection: Connection) -> None:
        # The server takes a moment to see that its client is gone.
        with kept(connection, KEY if len(live.scratch()) == 1 else OTHER):
            pass

    live.run(work)
    return len(live.scratch()) == 1


def test_what_somebody_makes_is_left_alone(live: Live, kept: Any) -> None:
    code = (
        "def slowly(c): fill(c); sys.stdin.readline()\n"
        "with kept(Profile.of(live), 'demo', 'abc', slowly): print('done')\n"
    )
    process = live.start(code.replace("sys.stdin.readline()", "time.sleep(3)"))
    assert process.stdout is not None
    assert process.stdout.readline() == "filling\n"

    def work(connection: Connection) -> None:
        with kept(connection):
            pass

    live.run(work)

    assert process.communicate(timeout=30)[0] == "done\n"

"""Whenever start.py is interrupted, there is the template or the project, and never a part of both."""

import os
import pty
import random
import select
import signal
import subprocess
import time
from pathlib import Path

import pytest

from .folders import assert_complete, cloned, snapshot
from .kills import Prepared, killed_after, prepared, recover
from .runs import start, started, wait_for


def test_a_kill_at_any_moment_leaves_the_template_or_the_project(
    public: Path, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """What is half done is taken back, or finished, by the next run."""
    folder = cloned(public, tmp_path / "shop")
    before = snapshot(folder)
    takes = 1.5
    for number in range(pytestconfig.getoption("--kills")):
        began = time.monotonic()
        with started(folder) as process:
            try:
                process.wait(random.uniform(0.1, takes))
            except subprocess.TimeoutExpired:
                process.kill()
        if process.returncode == 0:
            takes = time.monotonic() - began
        if recover(folder, before) == "project":
            folder = cloned(public, tmp_path / f"again {number}")


@pytest.fixture(scope="module")
def made(public: Path, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return prepared(public, tmp_path_factory.mktemp("prepared"))


def test_a_kill_between_any_two_renames_can_be_taken_back_or_finished(made: Prepared) -> None:
    ends: list[str] = []
    while ends[-2:] != ["project", "project"]:
        shop = made.again()
        finished = killed_after(len(ends), made.swap)
        ends.append(recover(shop, made.before, {"docs"}))
        assert (shop / "docs/.env").read_text() == "mine\n"

    assert not finished
    assert len(ends) > len(made.plan.moves) > 20
    assert ends == sorted(ends, reverse=True)


def test_a_kill_while_it_is_taken_back_is_recovered_likewise(made: Prepared) -> None:
    """Before and after the folder `starter` is back, and when what is left is being removed."""
    renames = len(made.plan.moves)
    starter = [name for name, _ in reversed(made.plan.moves)].index("starter")

    for steps in (0, starter, starter + 1, renames, renames + 1, renames + 20):
        shop = made.again()
        assert not killed_after(1 + renames, made.swap)
        assert not killed_after(steps, made.take_back)
        assert recover(shop, made.before, {"docs"}) == "template"


def test_ctrl_c_at_a_question_leaves_the_folder_as_it_was(shop: Path) -> None:
    before = snapshot(shop)
    parent, child = pty.openpty()
    with started(shop, options=[], stdin=child, stdout=child, stderr=child) as process:
        shown = b""
        while b"What is the project called?" not in shown:
            assert select.select([parent], [], [], 30)[0], shown
            shown += os.read(parent, 1000)
        os.write(parent, b"\x03")
        assert process.wait(10) == 130
    os.close(parent)
    os.close(child)

    assert snapshot(shop) == before


def test_a_run_that_is_told_to_end_cleans_up(shop: Path) -> None:
    before = snapshot(shop)
    with started(shop) as process:
        wait_for(shop / ".start", process)
        process.terminate()

    assert process.returncode == 130
    assert snapshot(shop) == before


def test_two_at_a_time_are_one_too_many(shop: Path) -> None:
    with started(shop) as first:
        wait_for(shop / ".start", first)
        first.send_signal(signal.SIGSTOP)
        second = start(shop, "--defaults")
        first.send_signal(signal.SIGCONT)

    assert "Another start.py is running" in second.stderr
    assert first.returncode == 0
    assert_complete(shop)

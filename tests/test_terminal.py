"""What a terminal shows that a file does not: colours, where they are welcome, and progress."""

import io
import os
import pty
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from conftest import Project, Render
from deployment import shell

pytest_plugins = ["server_fixtures"]


class Screen(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


Capture = pytest.CaptureFixture[str]


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> Capture:
    """What is written to stderr, which says that it is a terminal."""
    # Of the class, as each phase of a test has another one.
    monkeypatch.setattr("_pytest.capture.CaptureIO.isatty", lambda _: True)
    monkeypatch.setenv("TERM", "xterm")
    return capsys


@pytest.mark.parametrize(
    ("environ", "colored"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm", "NO_COLOR": ""}, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
        ({}, False),
    ],
)
def test_colours_are_for_terminals_and_for_nobody_who_says_no(
    environ: dict[str, str], colored: bool, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TERM", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)

    assert import_module("shop.db.terminal.screen").colored(Screen()) == colored
    assert not import_module("shop.db.terminal.screen").colored(io.StringIO())


def test_failed_is_red_on_a_terminal(render_once: Render) -> None:
    project = render_once()

    assert "\033[31mFAILED\033[0m: " in seen(project, TERM="xterm")
    assert "\033" not in seen(project, TERM="xterm", NO_COLOR="1")
    assert "\033" not in project.refused("alembic", "-x", "env=nowhere", "current")


def test_commands_in_messages_can_be_pasted_by_who_types_uv_run(render_once: Render) -> None:
    project = render_once()

    for command in ("db", "uv run db"):
        said = shell(project, f"{command} -c nowhere/alembic.ini status").stdout
        assert f"or name the file:  {command} -c PATH/alembic.ini" in said, said


def test_usage_is_one_line_and_not_a_list_of_all_verbs(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    line = import_module("shop.db.verbs").command_line()

    assert line.parser.format_usage().strip().endswith("[-q] VERB ...")


# As if Ctrl-C were pressed while the modules are imported, of which there are hundreds.
EARLY = """
import sys

class Finder:
    def find_spec(name, path=None, target=None):
        if name == "shop.db.target":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Finder)
from shop.db.cli import main
main()
"""


def test_ctrl_c_is_no_traceback_while_the_command_is_still_imported(shop: Path) -> None:
    command = [sys.executable, "-c", EARLY]
    done = subprocess.run(command, cwd=shop / "src", capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (130, "", "\n")


def seen(project: Project, **environ: str) -> str:
    """What a person sees at a terminal who asks for an environment that there is not."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "alembic", "-x", "env=nowhere", "current"]
    clean = {"PATH": os.environ["PATH"], **environ}
    subprocess.run(
        command,
        cwd=project.path,
        env=clean,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        check=False,
    )
    os.close(theirs)
    with os.fdopen(ours, "rb") as file:
        return file.read1(100_000).decode()


def test_what_takes_long_is_told_in_one_line(
    screen: Capture, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    progress: Any = import_module("shop.db.terminal.progress")
    monkeypatch.setattr(progress, "AT_FIRST", 0.01)

    with progress.doing("Copying database shop"):
        time.sleep(0.1)

    shown = screen.readouterr().err
    assert shown.startswith("\rCopying database shop (0 s)\r")
    assert shown.rpartition("\r")[0].rpartition("\r")[2].strip() == ""
    assert "\n" not in shown


def test_what_is_done_in_a_moment_is_not_told(screen: Capture, shop: Path) -> None:
    with import_module("shop.db.terminal.progress").doing("Copying database shop"):
        pass

    assert screen.readouterr().err == ""


def test_a_log_is_told_now_and_then(
    shop: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    progress: Any = import_module("shop.db.terminal.progress")
    monkeypatch.setattr(progress, "IN_LOG", 0.05)

    with caplog.at_level("INFO"), progress.doing("Copying database shop"):
        time.sleep(0.2)

    assert 2 <= caplog.messages.count("Copying database shop (0 s)") <= 4


def test_of_two_at_once_the_last_one_is_shown(screen: Capture, shop: Path) -> None:
    module: Any = import_module("shop.db.terminal.screen")
    outer, inner = module.Line(), module.Line()

    outer.write("outer")
    inner.write("inner")
    outer.write("not seen")
    inner.clear()
    outer.write("seen")

    shown = screen.readouterr().err
    assert "not seen" not in shown
    assert shown.endswith("\rseen \r")

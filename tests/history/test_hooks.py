"""What runs on a new migration says nothing if all is well, and something if not."""

import pytest
from alembic import command
from alembic.script import write_hooks
from alembic.util import CommandError

from .drafts import History

pytest_plugins = ["server_fixtures"]

HOOK = "hooks = mine\nmine.type = {type}\nmine.module = no_module_of_this_name\n"


@write_hooks.register("speaks")
def speaks(*_: object) -> None:
    print("as its author wants it to")


def hooked(history: History, type: str) -> History:
    """With one hook, of that *type*."""
    ini = history.folder / "alembic.ini"
    ini.write_text(ini.read_text("utf-8").replace("hooks =\n", HOOK.format(type=type)), "utf-8")
    return history


def test_between_the_file_and_the_summary_is_nothing(
    history: History, capsys: pytest.CaptureFixture[str]
) -> None:
    history.add("one")

    (line,) = capsys.readouterr().out.splitlines()
    assert line.split("/")[-1].endswith("_one.py ...  done")
    assert history.lines[0][0] == "one"


def test_what_a_hook_says_itself_is_shown(
    history: History, capsys: pytest.CaptureFixture[str]
) -> None:
    hooked(history, "speaks").add("one")

    assert capsys.readouterr().out.splitlines()[1:] == ["as its author wants it to"]


def test_a_hook_that_fails_is_named(history: History, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CommandError, match="Could not find module no_module_of_this_name"):
        command.revision(hooked(history, "module").config, "one")

    assert "Running post write hook 'mine' ...\n  FAILED\n" in capsys.readouterr().out

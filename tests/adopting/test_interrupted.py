"""An adoption that is interrupted leaves nothing behind."""

import signal
from importlib import import_module
from pathlib import Path
from threading import current_thread, main_thread

import pytest

from .adopter import Adopter
from .hand_made import models

pytest_plugins = ["server_fixtures"]


@pytest.mark.parametrize("moment", ["shop.db.adopting.first.write", "alembic.command.stamp"])
def test_an_interruption_leaves_nothing_behind(
    hand_made: Adopter, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(moment, interrupt)

    with pytest.raises(KeyboardInterrupt):
        hand_made.db(models, "adopt")

    assert not list(hand_made.project.versions.glob("*.py"))
    assert not hand_made.lock.exists()
    assert hand_made.databases.revision() is None


class Tidying:
    """Whose end is interrupted: Python says so, and goes on."""

    def __del__(self) -> None:
        signal.raise_signal(signal.SIGINT)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.skipif(current_thread() is not main_thread(), reason="signals are for the main one")
def test_an_interruption_that_python_forgets_is_one(
    hand_made: Adopter, monkeypatch: pytest.MonkeyPatch
) -> None:
    baseline = import_module("shop.db.adopting.baseline")
    write_first = baseline.write_first

    def interrupted(*arguments: object) -> Path:
        written: Path = write_first(*arguments)
        Tidying()
        return written

    monkeypatch.setattr(baseline, "write_first", interrupted)

    with pytest.raises(KeyboardInterrupt):
        hand_made.db(models, "adopt")

    assert not list(hand_made.project.versions.glob("*.py"))
    assert hand_made.databases.revision() is None

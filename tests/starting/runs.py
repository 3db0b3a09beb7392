"""Runs of a folder's start.py: in this process, or in one of their own."""

import importlib
import importlib.util
import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from .folders import IDENTITY, environ, snapshot

ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass(frozen=True)
class Done:
    """How a run ended."""

    returncode: int
    stdout: str
    stderr: str


def start(folder: Path, *options: str, identity: dict[str, str] = IDENTITY) -> Done:
    """Run start.py of that folder, in this process: importing Copier takes longer than all else."""
    handlers = {number: signal.getsignal(number) for number in ENDINGS}
    out, err = io.StringIO(), io.StringIO()
    try:
        with machine(folder, list(options), identity), redirect_stdout(out), redirect_stderr(err):
            code = loaded(folder).main()
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
    return Done(code, out.getvalue(), err.getvalue())


@contextmanager
def machine(folder: Path, options: list[str], identity: dict[str, str]) -> Iterator[None]:
    """Somebody's machine, in that folder, with that command line."""
    with pytest.MonkeyPatch.context() as patch, open(os.devnull) as nothing:
        patch.chdir(folder)
        patch.setattr(sys, "argv", ["start.py", *options])
        patch.setattr(sys, "stdin", nothing)
        patch.setattr(sys, "path", [*sys.path])
        patch.setattr(sys, "dont_write_bytecode", True)
        for name in IDENTITY:
            patch.delenv(name, raising=False)
        for name, value in environ(identity).items():
            patch.setenv(name, value)
        yield


def loaded(folder: Path) -> ModuleType:
    """start.py of the folder, which is to import all that it needs from where it finds it."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "starter"]:
        del sys.modules[name]
    importlib.invalidate_caches()
    specification = importlib.util.spec_from_file_location("start", folder / "start.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def started(
    folder: Path, options: list[str] | None = None, **streams: Any
) -> "subprocess.Popen[str]":
    """The same in the background."""
    command = [sys.executable, "start.py", *(["--defaults"] if options is None else options)]
    quiet = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
    return subprocess.Popen(command, cwd=folder, env=environ(IDENTITY), **(quiet | streams))


def wait_for(path: Path, process: "subprocess.Popen[str]") -> None:
    """Return when that file is there."""
    while not path.exists():
        assert process.poll() is None
        time.sleep(0.01)


def refused(folder: Path, *options: str) -> str:
    """The message of a run that fails as it should, and changes nothing."""
    before = snapshot(folder)
    done = start(folder, *options)
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stderr
    assert "FAILED: " in done.stderr
    assert done.stderr.endswith("Nothing was changed.\n")
    assert snapshot(folder) == before
    return done.stderr

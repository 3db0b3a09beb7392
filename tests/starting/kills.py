"""Kills between two steps of the swap, and what the next run makes of them."""

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from .folders import IDENTITY, assert_complete, cloned, snapshot
from .runs import loaded, machine, start


class Killed(BaseException):
    """Nothing catches this, so that the files are as after SIGKILL."""


def killed_after(steps: int, work: Callable[[], object]) -> bool:
    """Run *work* until it has renamed or removed that many files; return whether it ended."""
    left = iter(range(steps))

    def limited(step: Callable[..., None]) -> Callable[..., None]:
        def call(*arguments: Any, **options: Any) -> None:
            if next(left, None) is None:
                raise Killed
            step(*arguments, **options)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for name in ("rename", "unlink"):
            patch.setattr(os, name, limited(getattr(os, name)))
        try:
            work()
        except Killed:
            return False
    return True


@dataclass(frozen=True)
class Prepared:
    """A clone of *public* as it was *before*, and everything that is made but the swap."""

    public: Path
    folder: Path
    before: dict[str, bytes]
    work: Path
    plan: Any

    def again(self) -> Path:
        """The clone in that state; it is another one if it has become a project."""
        if not (self.folder / "copier.yml").exists():
            shutil.rmtree(self.folder)
            clone(self.public, self.folder)
        shutil.copytree(self.work, self.folder / ".start", symlinks=True, copy_function=os.link)
        return self.folder

    def swap(self) -> None:
        """Do what a run does from here to its end."""
        here = place(self.folder)
        finish = import_module("starter.finish").finish
        import_module("starter.swap").swap(here, self.plan)
        finish(here)

    def take_back(self) -> None:
        """Do what the next run does first, when it finds an unfinished swap."""
        here = place(self.folder)
        import_module("starter.swap").take_back(here)


def prepared(public: Path, folder: Path) -> Prepared:
    """Clone it, and make all else, in *folder*."""
    shop = clone(public, folder / "shop")
    here = place(shop)
    run, look = import_module("starter.run"), import_module("starter.folder").look
    with machine(shop, ["--defaults"], IDENTITY):
        here.work.mkdir()
        plan = run.prepared(look(here, None), str(public), run.arguments(None))
    shutil.move(here.work, folder / "work")
    return Prepared(public, shop, snapshot(shop), folder / "work", plan)


def clone(public: Path, folder: Path) -> Path:
    """A clone that holds something which stays where it is."""
    cloned(public, folder)
    (folder / ".git/info/exclude").write_text(".env\n")
    (folder / "docs/.env").write_text("mine\n")
    return folder


def place(folder: Path) -> Any:
    """What start.py of the folder works with; its package is imported from where it is found."""
    with machine(folder, [], IDENTITY):
        module = loaded(folder)
        sys.path.insert(0, str(module.home()))
        import_module("starter.run")
        parts = (module.HERE, module.WORK, module.DONE, module.JOURNAL)
        return import_module("starter.place").Place(*parts)


def recover(
    folder: Path, before: dict[str, bytes], kept: frozenset[str] | set[str] = frozenset()
) -> str:
    """What a killed run left, after the next one; that is refused, for a file that lies there."""
    if (folder / "start.py").exists():
        (folder / "stray").touch()
        again = start(folder, "--defaults")
        (folder / "stray").unlink()
        assert "Traceback" not in again.stderr
    if (folder / "copier.yml").exists():
        assert snapshot(folder) == before
        return "template"
    assert_complete(folder, kept)
    return "project"

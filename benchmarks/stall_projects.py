"""The two that are measured under load, each with a migration that is written for one change."""

import shutil
from abc import abstractmethod
from copy import copy
from pathlib import Path
from textwrap import dedent, indent
from typing import Self

from alembic.script import ScriptDirectory
from peer_server import PeerServer
from processes import Cost
from scale_contenders import Ours, Project, Stock
from stall_changes import MODELS, Change
from stopwatch import StepFailed

# The same in both projects, so that either can go on in a copy of one database.
FIRST = "0001"


class Migrating(Project):
    """A project with the tables as they are before any change."""

    models: str  # the path of the module
    base: str  # where it finds its base class

    def __init__(self, folder: Path, server: PeerServer) -> None:
        super().__init__(folder, server, 0)
        self.begin()

    @abstractmethod
    def by_hand(self, change: Change) -> tuple[str, ...]:
        """The bodies of the migrations that `--autogenerate` does not write for *change*."""

    def begin(self) -> None:
        """Write the models and the first migration; the project's database is empty."""
        self._models.write_text(MODELS.format(base=self.base), "utf-8")
        self.alembic("revision", "--autogenerate", "--rev-id", FIRST, "-m", "users and roles")

    def write(self, change: Change, folder: Path) -> Self:
        """A copy of the project in *folder*, with the migrations for *change*.

        Raises StepFailed when there is nothing to migrate.
        """
        changed = copy(self)
        changed.folder = folder
        shutil.copytree(self.folder, folder)
        bodies = changed.by_hand(change)
        if not bodies:
            changed._edit_models(change)
            changed.alembic("revision", "--autogenerate", "-m", change.title)
        for number, body in enumerate(bodies, 2):
            changed._write_revision(f"{number:04}", change, body)
        if not changed.upgrades():
            raise StepFailed(f"{self.name} has written no migration for {change.title!r}.")
        return changed

    def upgrades(self) -> list[str]:
        """`upgrade()` of each migration after the first, in their order."""
        newest_first = list(self._scripts().walk_revisions())
        bodies = [_upgrade(Path(script.path)) for script in newest_first[-2::-1]]
        return [body for body in bodies if body != "pass"]

    def upgrade(self) -> Cost:
        """What is measured."""
        return self.alembic("upgrade", "head")

    @property
    def _models(self) -> Path:
        return self.folder / self.models

    def _edit_models(self, change: Change) -> None:
        text = self._models.read_text("utf-8")
        if text.count(change.old) != 1:
            raise StepFailed(f"The models do not have this once: {change.old!r}")
        self._models.write_text(text.replace(change.old, change.new), "utf-8")

    def _write_revision(self, revision: str, change: Change, body: str) -> None:
        # The name of a file has the second and the message, which two of them may not share.
        self.alembic("revision", "--rev-id", revision, "-m", f"{change.title} {revision}")
        file = Path(self._scripts().get_revision(revision).path)
        text = file.read_text("utf-8")
        file.write_text(text.replace("    pass\n", indent(f"{body}\n", "    "), 1), "utf-8")

    def _scripts(self) -> ScriptDirectory:
        return ScriptDirectory(str(self.folder / "migrations"))


class Rendered(Migrating, Ours):
    """This template, and what it writes."""

    models = "src/shop/models/things.py"
    base = ".base"

    def by_hand(self, change: Change) -> tuple[str, ...]:
        return change.ours


class Naive(Migrating, Stock):
    """`alembic init`, and what `--autogenerate` writes, run as it is."""

    models = "models.py"
    base = "base"

    def by_hand(self, change: Change) -> tuple[str, ...]:
        return (change.naive,) if change.naive else ()


def contenders(folder: Path, server: PeerServer) -> tuple[Migrating, Migrating]:
    """Stock Alembic and this template, in this order, with an empty database each."""
    return Naive(folder / "stock", server), Rendered(folder / "shop", server)


def _upgrade(file: Path) -> str:
    """What `upgrade()` does, without its docstring and the markers of the generator."""
    lines = file.read_text("utf-8").splitlines()
    begin = lines.index("def upgrade() -> None:") + 1
    end = lines.index("def downgrade() -> None:")
    kept = [line for line in lines[begin:end] if not line.lstrip().startswith(('"""', "# ###"))]
    return dedent("\n".join(kept)).strip()

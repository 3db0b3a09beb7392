"""The two that are measured at scale: this template, and what `alembic init` makes."""

import atexit
import os
import shutil
import sys
import tempfile
import warnings
from abc import ABC, abstractmethod
from contextlib import chdir
from functools import cache
from io import StringIO
from pathlib import Path

from alembic import command
from alembic.config import Config
from copier import run_copy
from peer_server import PeerServer
from processes import Cost, run
from scale_tables import models
from stopwatch import environment

REPOSITORY = Path(__file__).parents[1]

# Has each statement written to the server's log. The driver passes it on for each connection.
TALKATIVE = {"PGOPTIONS": "-c log_statement=all"}

BASE = '''\
"""What all tables share."""

from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    """One subclass is one table."""
'''


class Project(ABC):
    """A project with many tables, and its own database on the server for both."""

    name: str
    database: str

    def __init__(self, folder: Path, server: PeerServer, tables: int) -> None:
        self.folder, self.server = folder, server
        server.empty(self.database)
        self.make(tables)

    @abstractmethod
    def make(self, tables: int) -> None:
        """Write the project."""

    def alembic(self, *command: str, **variables: str) -> Cost:
        """Run Alembic in a process of its own. Raises StepFailed."""
        environ = environment() | self.variables() | variables
        cost, _ = run([sys.executable, "-m", "alembic", *command], self.folder, environ)
        return cost

    def variables(self) -> dict[str, str]:
        """What the project's environment says beyond a bare shell's."""
        return {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.defpath}"}

    def statements(self, *command: str) -> int:
        """How many messages PostgreSQL gets while Alembic runs: in all databases, with BEGIN and so on."""
        before = self.server.log.stat().st_size
        self.alembic(*command, **TALKATIVE)
        with self.server.log.open("rb") as log:
            log.seek(before)
            return log.read().count(b"LOG:  statement:")

    def forget_migrations(self) -> None:
        """Go back to before the first migration was written."""
        for path in (self.folder / "migrations/versions").glob("*.py"):
            path.unlink()

    def forget_kept(self) -> None:
        """Drop every database that was made on the way."""
        for name in self.server.databases():
            if name.startswith(f"{self.database}_"):
                self.server.drop(name)


class Ours(Project):
    """This template, as it stands in the working tree."""

    name = "this template"
    database = "shop"

    def make(self, tables: int) -> None:
        shutil.copytree(_rendered(self.database), self.folder)
        package = self.folder / "src" / self.database
        (package / "models/things.py").write_text(models(tables, ".base"), "utf-8")

    def variables(self) -> dict[str, str]:
        return super().variables() | {"DATABASE_URL": self.server.url_of(self.database)}


class Stock(Project):
    """`alembic init`, its placeholders filled in."""

    name = "stock Alembic"
    database = "stock"

    def make(self, tables: int) -> None:
        self.folder.mkdir()
        # In this process, as nobody measures how long it takes to begin.
        with chdir(self.folder):
            command.init(Config("alembic.ini", stdout=StringIO()), "migrations")
        (self.folder / "base.py").write_text(BASE, "utf-8")
        (self.folder / "models.py").write_text(models(tables, "base"), "utf-8")
        placeholder = "driver://user:pass@localhost/dbname"
        self._edit("alembic.ini", placeholder, self.server.url_of(self.database))
        imports = "from alembic import context\nfrom models import Base\n"
        self._edit("migrations/env.py", "from alembic import context\n", imports)
        metadata = "target_metadata = Base.metadata"
        self._edit("migrations/env.py", "target_metadata = None", metadata)

    def _edit(self, name: str, old: str, new: str) -> None:
        path = self.folder / name
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


@cache
def _rendered(name: str) -> Path:
    """A project that is rendered once, for all that follow; it goes when this process ends."""
    place = tempfile.TemporaryDirectory(prefix="rendered-")
    atexit.register(place.cleanup)
    folder = Path(place.name, name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that the tree has changes is the purpose
        answers = {"project_name": name, "example": False}
        run_copy(str(REPOSITORY), folder, answers, defaults=True, quiet=True, vcs_ref="HEAD")
    return folder


def projects(folder: Path, server: PeerServer, tables: int) -> tuple[Project, Project]:
    """Both, each with this many tables and an empty database."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return Ours(folder / "shop", server, tables), Stock(folder / "stock", server, tables)

"""What one has to type with each of them, from an empty folder to green tests."""

import os
import re
import shutil
from abc import ABC, abstractmethod
from pathlib import Path

from peer_server import HOST, NAME, PeerServer
from stopwatch import STEPS, Run

REPOSITORY = Path(__file__).parents[1]
STOCK = Path(__file__).with_name("stock")

RENDER, INSTALL, TESTS = STEPS

SOMEBODY = {
    "GIT_AUTHOR_NAME": "Somebody",
    "GIT_AUTHOR_EMAIL": "somebody@localhost",
    "GIT_COMMITTER_NAME": "Somebody",
    "GIT_COMMITTER_EMAIL": "somebody@localhost",
}


class Contender(ABC):
    """A way from nothing to green tests. What was measured is known after the first walk."""

    name: str
    typed: str  # by a person, to get there
    version = ""
    passed = 0

    def __init__(self, server: PeerServer) -> None:
        self.server = server
        self.runs: list[Run] = []

    @abstractmethod
    def walk(self, run: Run) -> None:
        """Type it all, each word of it timed. Raises StepFailed."""

    @abstractmethod
    def ask_version(self, run: Run) -> str:
        """Say what was measured; not timed."""

    def see(self, output: str) -> None:
        """Take from pytest's last line how many tests have passed."""
        self.passed = sum(map(int, re.findall(r"(\d+) passed", output)))


class Ours(Contender):
    """This template, as it stands in the working tree. It brings its own PostgreSQL."""

    name = "this template"
    typed = "3 commands"

    def walk(self, run: Run) -> None:
        # For root the data would be outside of this folder, and stay when the folder goes.
        run.environ["LOCAL_POSTGRES_DIR"] = str(run.folder / "data")
        # HEAD with its uncommitted changes, and not the newest tag.
        copy = ["uvx", "copier", "copy", "--defaults", "--vcs-ref", "HEAD", str(REPOSITORY)]
        run.type(RENDER, *copy, NAME)
        run.type(INSTALL, "uv", "run", "alembic", "upgrade", "head", cwd=NAME)
        self.see(run.type(TESTS, "uv", "run", "pytest", cwd=NAME))

    def ask_version(self, run: Run) -> str:
        return run.type(RENDER, "uvx", "copier", "--version").strip()


class StockAlembic(Contender):
    """`alembic init` and a text editor, by somebody who does not have to think."""

    name = "stock Alembic"
    typed = "6 commands, 4 files, 2 files edited"

    def walk(self, run: Run) -> None:
        self.server.empty()
        run.environ["PATH"] = f"{run.folder / '.venv/bin'}{os.pathsep}{run.environ['PATH']}"
        run.type(INSTALL, "uv", "venv")
        packages = ["alembic", "sqlalchemy", "psycopg2-binary", "pytest"]
        run.type(INSTALL, "uv", "pip", "install", *packages)
        run.type(RENDER, "alembic", "init", "migrations")
        with run.timed(RENDER):
            self._write(run)
        message = "create users, roles and providers"
        run.type(INSTALL, "alembic", "revision", "--autogenerate", "-m", message)
        run.type(INSTALL, "alembic", "upgrade", "head")
        # As a module, which lets the test find the models from the current folder.
        self.see(run.type(TESTS, "python", "-m", "pytest"))

    def _write(self, run: Run) -> None:
        shutil.copytree(STOCK, run.folder, dirs_exist_ok=True, ignore=_no_bytecode)
        placeholder = "driver://user:pass@localhost/dbname"
        _edit(run, "alembic.ini", placeholder, self.server.url)
        env = "migrations/env.py"
        imports = "import models.providers\nimport models.users\nfrom models import Base\n"
        _edit(run, env, "from alembic import context\n", f"from alembic import context\n{imports}")
        _edit(run, env, "target_metadata = None", "target_metadata = Base.metadata")

    def ask_version(self, run: Run) -> str:
        return run.type(INSTALL, "alembic", "--version").strip()


class FastapiTemplate(Contender):
    """The peer that is made for the same job and comes from the package index."""

    name = "fastapi-template"
    typed = "3 commands"

    # No extras but the dummy model and its router: without them there is no table to migrate to,
    # and no test that looks into one.
    options = (
        *("--quiet", "--name", NAME, "--api-type", "rest", "--ci", "none"),
        *("--db", "postgresql", "--orm", "sqlalchemy", "--migrations", "--dummy", "--routers"),
    )

    def walk(self, run: Run) -> None:
        self.server.empty()
        # The defaults of its settings are right but for the port. (Its .env says localhost, which
        # may also be ::1.)
        where = {"SHOP_DB_HOST": HOST, "SHOP_DB_PORT": str(self.server.port)}
        self._generate(run)
        run.type(INSTALL, "uv", "run", "alembic", "upgrade", "head", cwd=NAME, **where)
        self.see(run.type(TESTS, "uv", "run", "pytest", cwd=NAME, **where))

    def _generate(self, run: Run) -> None:
        # It ends with a commit, which needs a name, through a hook, which keeps files at home.
        run.environ |= SOMEBODY | {"PRE_COMMIT_HOME": str(run.folder / "pre-commit")}
        command = ["uvx", "--from", "fastapi-template", "fastapi_template", *self.options]
        printed = run.type(RENDER, *command)
        # Its clean-up says this and goes on, which would be quick and wrong.
        if "[WARN]" in printed:
            raise run.failure(RENDER, "fastapi_template", "ended with a warning", printed)

    def ask_version(self, run: Run) -> str:
        printed = run.type(RENDER, "uvx", "--from", "fastapi-template", "fastapi_template", "-V")
        return f"fastapi-template {printed.split()[-1]}"


CONTENDERS = (Ours, StockAlembic, FastapiTemplate)


def _edit(run: Run, name: str, old: str, new: str) -> None:
    """Replace *old*, which must be there, in the file *name*."""
    path = run.folder / name
    text = path.read_text("utf-8")
    if old not in text:
        raise run.failure(RENDER, f"edit {name}", f"found no {old!r}", text)
    path.write_text(text.replace(old, new), "utf-8")


def _no_bytecode(_: str, names: list[str]) -> set[str]:
    return {name for name in names if name == "__pycache__"}

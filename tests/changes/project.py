"""A project whose models and migrations can be exchanged, run in this process."""

import io
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from unittest.mock import patch

from alembic.config import CommandLine, Config
from sqlalchemy import MetaData


class Terminal(io.StringIO):
    """Takes every letter; Alembic writes ? for those that a terminal does not know."""

    encoding = "utf-8"


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    command: tuple[str, ...]
    status: int
    printed: str  # on stdout
    logged: str  # on stderr
    new: list[Path]  # migrations that it wrote

    @property
    def is_online(self) -> bool:
        """Whether one of the migrations that it wrote is not one transaction."""
        return any("op.online()" in path.read_text("utf-8") for path in self.new)

    @property
    def message(self) -> str:
        """What comes after FAILED."""
        return self.printed.partition("FAILED: ")[2]

    def __str__(self) -> str:
        files = "".join(f"\n--- {path.name}\n{path.read_text('utf-8')}" for path in self.new)
        said = f"{self.printed}{self.logged}".rstrip()
        return f"$ alembic {' '.join(self.command)}\n{said}\n-> {self.status}{files}"


@dataclass
class Project:
    """The configuration of a rendered project, in a folder of its own."""

    folder: Path
    ran: list[Ran] = field(default_factory=list)

    @classmethod
    def like(cls, rendered: Path, folder: Path, driver: str = "psycopg2") -> "Project":
        """A copy of *rendered*'s configuration, for *driver*, without migrations.

        Nor has it the formatter, which takes longer than all the rest.
        """
        shutil.copytree(rendered / "migrations", folder / "migrations")
        ini = (rendered / "alembic.ini").read_text("utf-8")
        ini = ini.replace("hooks = format", "hooks =").replace("+psycopg2:", f"+{driver}:")
        (folder / "alembic.ini").write_text(ini, "utf-8")
        return cls(folder)

    @property
    def versions(self) -> Path:
        return self.folder / "migrations" / "versions"

    def afresh(self) -> None:
        """Forget the migrations of the last case."""
        shutil.rmtree(self.versions)
        self.versions.mkdir()
        self.ran.clear()

    @contextmanager
    def models(self, metadata: MetaData) -> Iterator[None]:
        """Let *metadata* be what the project's models register."""
        ours = patch.object(import_module("shop.models"), "metadata", metadata)
        # The example's own tables are left out on purpose.
        overlooked = import_module("shop.db.autogenerate.overlooked")
        with ours, patch.object(overlooked, "PACKAGE", "no package"):
            yield

    def alembic(self, *command: str) -> Ran:
        """Run `alembic *command*` as its command line does, in this process."""
        out, err, status, before = Terminal(), Terminal(), 0, self._files()
        line, ini = CommandLine(), self.folder / "alembic.ini"
        options = line.parser.parse_args(["-c", str(ini), *command])
        typed = patch.object(sys, "argv", ["alembic", *command])
        with typed, redirect_stdout(out), redirect_stderr(err):
            try:
                line.run_cmd(Config(ini, cmd_opts=options, stdout=out), options)
            except SystemExit as stop:
                status = stop.code if isinstance(stop.code, int) else 1
        new = sorted(self._files() - before)
        self.ran.append(Ran(command, status, out.getvalue(), err.getvalue(), new))
        return self.ran[-1]

    def by_hand(self, name: str, sql: str) -> None:
        """Write a migration that runs *sql*, and upgrade to it."""
        (path,) = self.alembic("revision", "-m", name).new
        written = path.read_text("utf-8")
        run = f"op.get_bind().exec_driver_sql(\n        {sql!r},\n"
        run += '        execution_options={"no_parameters": True},\n    )'
        path.write_text(written.replace("pass", run, 1), "utf-8")
        assert self.alembic("upgrade", "head").status == 0, self.ran[-1]

    def _files(self) -> set[Path]:
        return set(self.versions.glob("*.py"))

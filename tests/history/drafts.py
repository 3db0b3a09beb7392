"""Migrations that a test writes, and what `db` and the tests of a project say of them."""

import io
import subprocess
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from textwrap import indent

from alembic import command
from alembic.config import Config
from alembic.script import Script, ScriptDirectory
from alembic.util import CommandError


@dataclass
class History:
    """The migrations in *folder*."""

    folder: Path

    @property
    def config(self) -> Config:
        return Config(self.folder / "alembic.ini", stdout=io.StringIO())

    @property
    def lock(self) -> Path:
        return self.folder / "migrations/revisions.lock"

    @property
    def lines(self) -> list[list[str]]:
        """The words of each line."""
        lines = self.lock.read_text("utf-8").splitlines()
        return [line.split() for line in lines if line and not line.startswith("#")]

    @property
    def scripts(self) -> dict[str, Script]:
        script = ScriptDirectory.from_config(self.config)
        return {one.revision: one for one in script.walk_revisions()}

    def path(self, revision: str) -> Path:
        return Path(self.scripts[revision].path)

    def add(self, revision: str, up: str = "", down: str = "pass") -> Path:
        """Have `alembic revision` write one, and then a person write what it does."""
        command.revision(self.config, revision, rev_id=revision)
        path = self.path(revision)
        if up:
            start, _, _ = path.read_text("utf-8").partition("def upgrade()")
            bodies = [indent(body, "    ") for body in (up, down)]
            functions = [
                f"def {name}() -> None:\n{body}\n"
                for name, body in zip(("upgrade", "downgrade"), bodies, strict=True)
            ]
            path.write_text(start + "\n\n".join(functions), "utf-8")
        return path

    def edit(self, revision: str, old: str, new: str) -> None:
        path = self.path(revision)
        before = path.read_text("utf-8")
        assert old in before
        path.write_text(before.replace(old, new), "utf-8")

    def release(self, revision: str | None = None, **options: bool) -> str:
        """Run `db release`; return what it printed, or FAILED and why."""
        config = self.config
        try:
            import_module("shop.db.commands.release").release(config, revision, **options)
        except CommandError as error:
            return f"FAILED: {error}"
        assert isinstance(config.stdout, io.StringIO)
        return config.stdout.getvalue()

    def refusals(self, name: str) -> list[str]:
        """What a test of a project would say: `edited`, `rendered_differently` or `unlisted`."""
        found: list[str] = getattr(import_module("shop.db.released"), name)(self.config)
        return found

    def git(self, *words: str, status: int = 0) -> str:
        identity = ["-c", "user.name=Tester", "-c", "user.email=tester@example.com"]
        options = ["-c", "core.autocrlf=false", "-c", "init.defaultBranch=main"]
        ran = subprocess.run(
            ["git", *identity, *options, *words],
            cwd=self.folder,
            check=False,
            capture_output=True,
            text=True,
        )
        assert ran.returncode == status, ran.stdout + ran.stderr
        return ran.stdout + ran.stderr

    def commit(self) -> None:
        self.git("add", ".")
        self.git("commit", "-q", "-m", "A step")

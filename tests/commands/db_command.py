"""The command `db` of a rendered project, as somebody would type it."""

import os
import pty
import subprocess
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import psycopg
from conftest import Project

# What every URL and every shell could stumble over.
PASSWORD = "s%40 c'r:e$t/"


@dataclass(frozen=True)
class Db:
    """`db` in *project*, on the database *name* of a *server* with which nobody else deals."""

    project: Project
    server: str
    name: str
    role: str = "keeper"

    @property
    def address(self) -> str:
        """The database's address; none for the embedded PostgreSQL."""
        return (
            f"postgresql://{self.role}:{quote(PASSWORD, safe='')}@/{quote(self.name)}?{self.server}"
        )

    def run(self, *words: str, **options: Any) -> "subprocess.CompletedProcess[str]":
        """Run `db` with these words. The password never shows, whatever happens."""
        command = ["python", "-m", "shop.db", *words]
        environ = self.environ() | options.pop("env", {})
        done = self.project.run(*command, env=environ, **options)
        if "--show-password" not in words:
            assert PASSWORD not in done.stdout + done.stderr
            assert quote(PASSWORD, safe="") not in done.stdout + done.stderr
        assert "Traceback" not in done.stderr, done.stderr
        return done

    def start(self, *words: str) -> "subprocess.Popen[str]":
        """Start `db` likewise, and return at once."""
        return self.project.start("python", "-m", "shop.db", *words, env=self.environ())

    def ok(self, *words: str, **options: Any) -> str:
        """Run what must succeed, and return what it printed, output first."""
        done = self.run(*words, **options)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    def refused(self, *words: str, **options: Any) -> str:
        """Run what must be refused, and return the message."""
        done = self.run(*words, **options)
        assert done.returncode == 255, done.stdout + done.stderr
        return done.stdout.split("FAILED: ", 1)[1]

    def query(self, statement: str) -> list[Any]:
        """The first column of what *statement* returns, asked without `db`."""
        return execute(self.address, statement)

    def administrate(self, statement: str) -> list[Any]:
        """The same, by the administrator of the server, beside the database."""
        return execute(f"postgresql://postgres@/postgres?{self.server}", statement)

    def write(self, name: str, text: str) -> None:
        """Write a file of the project."""
        path = self.project.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def typing(self, answer: str, *words: str) -> "subprocess.CompletedProcess[str]":
        """Run `db` with a terminal as its input, where somebody types *answer*."""
        keyboard, terminal = pty.openpty()
        os.write(keyboard, f"{answer}\n".encode())
        with os.fdopen(keyboard), os.fdopen(terminal) as stdin:
            return self.run(*words, stdin=stdin)

    def environ(self) -> dict[str, str]:
        """What tells the project where its database is."""
        found = {"PYTHONPATH": str(self.project.path / "src")}
        return found | ({"DATABASE_URL": self.address} if self.server else {})


def execute(address: str, statement: str) -> list[Any]:
    """The first column of what *statement* returns there."""
    with psycopg.connect(address, autocommit=True) as connection:
        cursor = connection.execute(statement.encode())
        return [row[0] for row in cursor] if cursor.description else []

"""Many migrators as processes of their own, begun at the price of a fork.

Run as a program, this imports what `alembic` needs, and then forks for each line of standard input:
an object with arguments, variables, and the file for what is printed. It answers with the number of
the process, and with that and its status when it has ended.
"""

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

IMPORTED = (
    *("alembic.command", "alembic.config", "psycopg2", "shop.db.migrate"),
    "sqlalchemy.dialects.postgresql.psycopg2",
)


@dataclass
class Migrator:
    """A process that runs a command of Alembic's."""

    herd: "Herd"
    pid: int
    output: Path

    def wait(self) -> int:
        """Its status; -9 if it was killed."""
        return self.herd.status(self.pid)

    def kill(self) -> int:
        """Kill it without a warning, unless it has ended; its status."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, 9)
        return self.wait()

    @property
    def said(self) -> str:
        return self.output.read_text() if self.output.exists() else ""

    def wait_for(self, words: str) -> None:
        """Until it says them, or has ended."""
        with suppress(ProcessLookupError):
            while words not in self.said:
                os.kill(self.pid, 0)
                time.sleep(0.002)


@dataclass
class Herd:
    """Migrators of one project."""

    process: "subprocess.Popen[str]"
    folder: Path
    ended: dict[int, int] = field(default_factory=dict)
    count: int = 0

    def start(self, *arguments: str, **variables: str) -> Migrator:
        """Begin `alembic` with these *arguments*."""
        assert self.process.stdin
        self.count += 1
        output = self.folder / f"migrator{self.count}.txt"
        order = {"arguments": arguments, "variables": variables, "output": str(output)}
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        return Migrator(self, self._next("started"), output)

    def status(self, pid: int) -> int:
        while pid not in self.ended:
            self._next("ended")
        return self.ended[pid]

    def _next(self, kind: str) -> int:
        """Read answers up to one of this *kind*; the number of its process."""
        assert self.process.stdout
        while line := self.process.stdout.readline():
            said, pid, status = line.split()
            if said == "ended":
                self.ended[int(pid)] = int(status)
            if said == kind:
                return int(pid)
        raise AssertionError("the migrators are gone")


@contextmanager
def herd(root: Path, package: Path, folder: Path) -> Iterator[Herd]:
    """Migrators of the project in *root*, whose *package* is rendered there; output in *folder*."""
    command = [sys.executable, __file__]
    environ = {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(package / "src")}
    with subprocess.Popen(
        command,
        cwd=root,
        env=environ,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Herd(process, folder)
        assert process.stdin
        process.stdin.close()


def serve() -> None:
    """Fork for each line of standard input."""
    for name in IMPORTED:
        import_module(name)
    rest = b""
    while True:
        _report_ended()
        if not select.select([0], [], [], 0.01)[0]:
            continue
        got = os.read(0, 1 << 16)
        if not got:
            return
        *orders, rest = (rest + got).split(b"\n")
        for order in orders:
            print("started", _fork(json.loads(order)), 0, flush=True)


def _report_ended() -> None:
    with suppress(ChildProcessError):  # there are none
        while (ended := os.waitpid(-1, os.WNOHANG))[0]:
            print("ended", ended[0], os.waitstatus_to_exitcode(ended[1]), flush=True)


def _fork(order: Mapping[str, Any]) -> int:
    if pid := os.fork():
        return pid
    output = os.open(order["output"], os.O_WRONLY | os.O_CREAT)
    for stream in (1, 2):
        os.dup2(output, stream)
    os.environ.update(order["variables"])
    sys.argv = ["alembic", *order["arguments"]]
    status = 1
    try:
        from alembic.config import CommandLine

        CommandLine().main(order["arguments"])
        status = 0
    except SystemExit as exit:
        status = int(exit.code or 0)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status & 255)


if __name__ == "__main__":
    serve()

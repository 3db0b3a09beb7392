"""A project's folder, other processes that use its server, and an ordinary user."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from .embedded import LocalServerError, Server, programs

ROOT = os.geteuid() == 0
only_root = pytest.mark.skipif(not ROOT, reason="only root can set this up")

ORDINARY = pwd.getpwnam("nobody") if ROOT else pwd.getpwuid(os.geteuid())


class Python:
    """Another process: *code*, after what every test's code needs."""

    def __init__(self, code: str, *arguments: object) -> None:
        start = "import os, sys, pathlib; from local.embedded import *\n"
        self.process = subprocess.Popen(
            [sys.executable, "-c", start + code, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
            start_new_session=True,
            text=True,
        )

    def line(self) -> str:
        """Wait for a line that it prints."""
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def end(self) -> str:
        """Let it come to its end, and return the rest of what it prints."""
        rest, _ = self.process.communicate()
        assert self.process.returncode == 0
        return rest.strip()

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder of the ordinary user that every account can enter, unlike pytest's own."""
    # In memory if there is some: making a cluster where one was just deleted can take a second.
    memory = Path("/dev/shm")
    roomy = os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 2**30
    folder = Path(tempfile.mkdtemp(prefix="local-tests-", dir=memory if roomy else "/tmp"))
    folder.chmod(0o755)
    os.chown(folder, ORDINARY.pw_uid, ORDINARY.pw_gid)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def project(tmp_path: Path, open_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty project; whatever a test leaves running there is stopped."""
    project = tmp_path / "shop"
    project.mkdir()
    monkeypatch.setenv("LOCAL_POSTGRES_DIR", str(open_folder / "shop"))
    yield project
    Server(open_folder / "shop").stop("immediate")


def user(project: Path) -> Python:
    """Another process that uses the project's server until its end; it prints the host first."""
    code = """
with running(pathlib.Path(sys.argv[1])) as server:
    print(server.host, flush=True)
    sys.stdin.read()
"""
    return Python(code, project)


def query(server: Server, statement: str, database: str = "postgres") -> Any:
    """Return the first value of what *statement* gives; None when it gives no rows."""
    place = make_conninfo(host=server.host, port=server.port, user=server.user, dbname=database)
    with psycopg.connect(place, autocommit=True) as connection:
        cursor = connection.execute(statement.encode())
        row = cursor.fetchone() if cursor.description else None
        return row[0] if row else None


def number(server: Server) -> int:
    """Return the process number of a running server."""
    return int((server.data / "postmaster.pid").read_text().split("\n")[0])


def as_ordinary_user(action: Callable[[], object], number: int = ORDINARY.pw_uid) -> str:
    """Return what *action* returns, or how it is refused, when an ordinary user does it."""
    # The wheel may be in a folder of root's; where it is found now, others can run it.
    os.environ["PATH"] = f"{programs.find().folder}{os.pathsep}{os.environ['PATH']}"
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(writer, _answer(action, number).encode())
        finally:
            os._exit(0)
    os.close(writer)
    with open(reader, encoding="utf-8") as answer:
        text = answer.read()
    os.waitpid(child, 0)
    return text


def _answer(action: Callable[[], object], number: int) -> str:
    try:
        if ROOT:
            os.setgroups([])
            os.setgid(ORDINARY.pw_gid)
            os.setuid(number)
        return str(action())
    except LocalServerError as refusal:
        return str(refusal)
    except (AssertionError, OSError, psycopg.Error):
        return traceback.format_exc()

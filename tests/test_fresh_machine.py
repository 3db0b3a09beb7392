"""The README's commands, word for word, on a machine that has Python and git and nothing else."""

import getpass
import os
import pwd
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from readme import clone, commands, network, outputs

STRANGER = "copier-alembic-tester"
# Only root can be somebody else.
USERS = ["root", STRANGER] if os.geteuid() == 0 else [getpass.getuser()]
WITHOUT = {"createdb", "dropdb", "initdb", "pg_config", "pg_ctl", "pg_dump", "postgres", "psql"}


@dataclass(frozen=True)
class Machine:
    """A user with an empty home, and a clone of this repository beside nothing at all."""

    folder: Path
    user: str

    def type(self, command: str, folder: str = "copier-alembic") -> str:
        """Type *command* into a shell; it must succeed. What it prints is returned."""
        environ = network() | {"HOME": f"{self.folder}/home", "PATH": f"{self.folder}/bin"}
        account = pwd.getpwnam(self.user)
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.folder / folder,
            env=environ,
            user=account.pw_uid if os.geteuid() == 0 else None,
            group=account.pw_gid if os.geteuid() == 0 else None,
            text=True,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout


@pytest.fixture(params=USERS)
def machine(request: pytest.FixtureRequest) -> Iterator[Machine]:
    """A fresh machine for root, and one for a user who was made a moment ago."""
    if request.param == STRANGER:
        subprocess.run(["useradd", "--system", STRANGER], check=False)
    folder = Path(tempfile.mkdtemp(prefix="fresh-"))
    folder.chmod(0o755)
    (folder / "home").mkdir()
    make_path(folder / "bin")
    clone(folder / "copier-alembic")
    if os.geteuid() == 0:
        subprocess.run(["chown", "-R", request.param, folder], check=True)
    yield Machine(folder, request.param)
    shutil.rmtree(folder)


def make_path(folder: Path) -> None:
    """A folder with a link to every program of the system but PostgreSQL's."""
    folder.mkdir()
    for place in ("/usr/bin", "/bin"):
        for program in Path(place).iterdir():
            if program.name not in WITHOUT and not (folder / program.name).exists():
                (folder / program.name).symlink_to(program)


def test_one_command_renders_a_project_and_brings_its_database_up(machine: Machine) -> None:
    printed = machine.type(commands(containing="uvx"))

    assert without_ids(*outputs(containing="INFO")) in without_ids(printed)
    assert "13 passed" in machine.type("../copier-alembic/.tools/bin/uv run -q pytest", "shop")


@pytest.mark.parametrize("machine", USERS[-1:], indirect=True)
def test_pip_alone_does_as_well(machine: Machine) -> None:
    printed = machine.type(commands(containing="--group embedded"))

    assert without_ids(*outputs(containing="INFO")) in without_ids(printed)
    assert "13 passed" in machine.type(".venv/bin/pytest", "shop")


def without_ids(printed: str) -> str:
    return re.sub(r"\b[0-9a-f]{12}\b", "ID", printed)

"""Both README commands on a Debian made by debootstrap: Python, pip, venv, git, and nothing else.

Run by root, with `--bare-debian`; `--bare-debian=both` also runs the tests in there, twice.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from readme import clone, commands, network

PACKAGES = "python3,python3-venv,python3-pip,git,ca-certificates"


@dataclass(frozen=True)
class Debian:
    """A root folder to change into, and a user of it."""

    root: Path
    user: str

    @property
    def home(self) -> str:
        return "/root" if self.user == "root" else f"/home/{self.user}"

    def type(self, command: str, folder: str = "copier-alembic") -> str:
        """Type *command* into a shell in the user's *folder*; it must succeed."""
        environ = [f"{name}={value}" for name, value in network().items()]
        shell = [
            "/usr/bin/env",
            "-i",
            f"HOME={self.home}",
            "PATH=/usr/bin:/bin:/usr/sbin",
            *environ,
        ]
        inside = ["bash", "-c", f"cd {self.home}/{folder} && {command}"]
        done = subprocess.run(
            ["chroot", f"--userspec={self.user}", self.root, *shell, *inside],
            text=True,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout


@pytest.fixture(scope="module")
def root() -> Iterator[Path]:
    root = Path(tempfile.mkdtemp(prefix="debian-"))
    root.chmod(0o755)
    bootstrap = ["debootstrap", "--variant=minbase", f"--include={PACKAGES}", "bookworm"]
    subprocess.run([*bootstrap, root, *mirror()], check=True, stdout=subprocess.DEVNULL)
    for path in ("/etc/resolv.conf", "/etc/hosts", "/etc/ssl/certs/ca-certificates.crt"):
        if Path(path).exists():
            shutil.copy(path, f"{root}{path}")
    subprocess.run(["chroot", root, "/usr/sbin/useradd", "--create-home", "stranger"], check=True)
    with mounted("proc", root / "proc"), mounted("devpts", root / "dev/pts"):
        yield root
    shutil.rmtree(root)


@contextmanager
def mounted(kind: str, folder: Path) -> Iterator[None]:
    """A file system of the kernel's own, for as long as the tests run."""
    options = ["-o", "newinstance,ptmxmode=0666"] if kind == "devpts" else []
    subprocess.run(["mount", "-t", kind, *options, kind, folder], check=True)
    yield
    # It must be gone before its folder is removed, or what is removed is the machine's.
    subprocess.run(["umount", folder], check=True)


@pytest.fixture(params=["root", "stranger"])
def debian(root: Path, request: pytest.FixtureRequest) -> Debian:
    debian = Debian(root, request.param)
    folder = root / debian.home.lstrip("/") / "copier-alembic"
    if not folder.exists():
        clone(folder)
        subprocess.run(
            ["chroot", root, "/usr/bin/chown", "-R", debian.user, debian.home], check=True
        )
    return debian


def mirror() -> list[str]:
    """The package mirror that this machine uses itself, if it is a Debian."""
    sources = [*Path("/etc/apt").rglob("*.list"), *Path("/etc/apt").rglob("*.sources")]
    lines = "\n".join(re.sub("#.*", "", source.read_text()) for source in sources)
    found = re.search(r"https?://\S+/debian/?(?=\s|$)", lines)
    return [found[0]] if found else []


def test_the_first_command_brings_a_database_up(debian: Debian) -> None:
    mode = (debian.root / "root").stat().st_mode

    printed = debian.type(commands(containing="uvx"))

    assert "INFO  local: database shop on the embedded PostgreSQL" in printed
    assert "create users, roles and providers" in printed
    assert "13 passed" in debian.type("../copier-alembic/.tools/bin/uv run -q pytest", "shop")
    assert (debian.root / "root").stat().st_mode == mode
    assert not running(debian.root)


def test_the_second_command_runs_the_tests(debian: Debian, pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--bare-debian") != "both":
        pytest.skip("only with --bare-debian=both")

    assert re.search(r"\d+ passed", debian.type(commands(containing="uv run -q pytest")))


def running(root: Path) -> list[str]:
    """The programs under *root* that still run."""
    links = [process / "exe" for process in Path("/proc").iterdir() if process.name.isdigit()]
    programs = (os.readlink(link) for link in links if os.access(link, os.R_OK))
    return [program for program in programs if program.startswith(str(root))]

"""Render the template as it stands in the working tree, and run what was rendered."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from compileall import compile_dir
from dataclasses import dataclass
from pathlib import Path
from py_compile import PycInvalidationMode
from typing import IO, Any
from uuid import uuid4

import pytest
from copier import run_copy
from jinja2 import Environment

REPOSITORY = Path(__file__).parents[1]


def _compile_names_once() -> None:
    """Copier compiles each part of a path again for every file; that is half of a render's time."""
    compiled = Environment.from_string

    def from_string(self: Environment, source: Any, *options: Any, **more: Any) -> Any:
        known: dict[Any, Any] = self.__dict__.setdefault("known", {})
        if options or more:
            return compiled(self, source, *options, **more)
        if source not in known:
            known[source] = compiled(self, source)
        return known[source]

    Environment.from_string = from_string  # type: ignore[method-assign]


_compile_names_once()

# Messages are compared as they are for who has an activated environment.
os.environ.pop("UV_RUN_RECURSION_DEPTH", None)

# Only these come from outside; no setting of the machine reaches a rendered project.
KEPT = {"HOME", "LANG", "PATH", "PYTHONDONTWRITEBYTECODE", "SSL_CERT_FILE", "TMPDIR", "USER"}


@dataclass(frozen=True)
class Project:
    """A rendered project, and where its embedded PostgreSQL keeps the data."""

    path: Path
    data: Path

    def run(
        self,
        *command: str,
        env: dict[str, str] | None = None,
        cwd: Path | None = None,
        stdin: IO[str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Run a program in the project's folder, in the environment that all projects share."""
        return subprocess.run(
            command,
            cwd=cwd or self.path,
            env=self._environ() | (env or {}),
            stdin=stdin,
            capture_output=True,
            text=True,
            check=False,
        )

    def start(self, *command: str, env: dict[str, str] | None = None) -> "subprocess.Popen[str]":
        """Start a program likewise, and return at once."""
        return subprocess.Popen(
            command,
            cwd=self.path,
            env=self._environ() | (env or {}),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def _environ(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name in KEPT}
        path = f"{Path(sys.executable).parent}{os.pathsep}{kept['PATH']}"
        return kept | {"PATH": path, "LOCAL_POSTGRES_DIR": str(self.data)}

    def ok(self, *command: str, **options: Any) -> str:
        """Run a program that must succeed, and return what it printed."""
        done = self.run(*command, **options)
        assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
        return done.stdout + done.stderr

    def refused(self, *command: str, **options: Any) -> str:
        """Run a program that must fail as an expected failure does, and return its message."""
        done = self.run(*command, **options)
        assert done.returncode != 0, done.stdout
        assert "Traceback" not in done.stdout + done.stderr, done.stderr
        assert "FAILED: " in done.stdout, done.stdout + done.stderr
        return done.stdout.split("FAILED: ", 1)[1]


Render = Callable[..., Project]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--bare-debian",
        nargs="?",
        const="first",
        choices=["first", "both"],
        help="try the README's first command, or both, on a Debian made for it (as root)",
    )
    parser.addoption(
        "--all-passwords",
        action="store_true",
        help="try every nasty password from every source with every driver, not just pairs",
    )
    parser.addoption(
        "--installed-postgresql",
        action="store_true",
        help="try the rendered code on the PostgreSQL of this machine, and not on the wheel's",
    )
    parser.addoption(
        "--all-types",
        action="store_true",
        help="try to turn values of every type into every other type, not just a quarter of them",
    )
    parser.addoption(
        "--all-changes",
        action="store_true",
        help="make every change of the gallery, not just a third of them",
    )
    parser.addoption(
        "--all-releases",
        action="store_true",
        help="update from every release with all answers, not from the oldest and newest with pairs",
    )
    parser.addoption(
        "--browser",
        metavar="MERMAID_MIN_JS",
        type=Path,
        help="have Chromium draw the diagrams with this file of Mermaid's: npm pack mermaid",
    )
    parser.addoption("--schema", help="adopt the schema in this file, and not those in tests/data")
    parser.addoption(
        "--kills", type=int, default=10, help="how often a migrator is killed at a random moment"
    )


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Making a Debian takes a minute and root, so it is asked for; .ci/run does."""
    unasked = config.getoption("--bare-debian") is None
    return True if unasked and collection_path.name == "test_bare_debian.py" else None


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The template with all changes of the working tree, committed or not, outside of git."""
    copy = tmp_path_factory.mktemp("template")
    for name in repository_files():
        target = copy / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(REPOSITORY / name, target, follow_symlinks=False)
    return copy


def repository_files() -> list[str]:
    """Every file of the repository that git would keep, as a path from its root."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    found = subprocess.run(listing, cwd=REPOSITORY, check=True, capture_output=True, text=True)
    # What was deleted, and not yet committed, is listed too.
    return [
        name for name in found.stdout.split("\0") if name and os.path.lexists(REPOSITORY / name)
    ]


@pytest.fixture(scope="session")
def data_folder() -> Iterator[Path]:
    """For the data of embedded servers: where root's unprivileged account may go, too."""
    folder = Path(tempfile.mkdtemp(prefix="copier-alembic-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def bytecode(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What Python makes of db/, which is alike in all projects: no process has to make it again.

    It is valid for as long as the text is the same, whenever that was written.
    """
    folder = tmp_path_factory.mktemp("bytecode") / "db"
    shutil.copytree(template / "template" / "{{ db }}", folder)
    compile_dir(folder, quiet=2, invalidation_mode=PycInvalidationMode.CHECKED_HASH)
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix != ".pyc":
            path.unlink()
    return folder


@pytest.fixture(scope="session")
def pristine(
    template: Path, bytecode: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Path]:
    """A project with these answers in a folder of that name, in which nothing was run."""
    rendered: dict[str, Path] = {}

    def render(folder: str, **answers: Any) -> Path:
        key = f"{folder} {sorted(answers.items())}"
        if key not in rendered:
            path = rendered[key] = tmp_path_factory.mktemp("pristine") / folder
            run_copy(str(template), path, data=answers, defaults=True, quiet=True)
            for db in path.glob("src/*/db"):
                shutil.copytree(bytecode, db, dirs_exist_ok=True)
        return rendered[key]

    return render


@pytest.fixture(scope="session")
def render_once(
    pristine: Callable[..., Path], data_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Render:
    """Render with these answers, or return the project that was: for tests that change nothing."""
    rendered: dict[str, Project] = {}

    def render(**answers: Any) -> Project:
        key = str(sorted(answers.items()))
        if key not in rendered:
            path = tmp_path_factory.mktemp("rendered") / "shop"
            shutil.copytree(pristine("shop", **answers), path)
            rendered[key] = Project(path, data_folder / uuid4().hex)
        return rendered[key]

    return render


@pytest.fixture
def render(pristine: Callable[..., Path], data_folder: Path, tmp_path: Path) -> Render:
    """Render with these answers, for this test alone. A copy takes a tenth of the time."""

    def render(folder: str = "shop", **answers: Any) -> Project:
        path = tmp_path / folder
        shutil.copytree(pristine(folder, **answers), path, dirs_exist_ok=True)
        return Project(path, data_folder / uuid4().hex)

    return render

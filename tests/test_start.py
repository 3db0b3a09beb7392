"""start.py turns a copy of the template into a project, or leaves the folder as it was."""

import importlib.util
import io
import os
import pty
import random
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from conftest import REPOSITORY, repository_files
from copier import run_copy, run_update

# No setting of the machine counts: the same for everybody, and no identity unless it is given.
IDENTITY = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Tester"), ("EMAIL", "tester@example.com"))
}
LEFT = {
    "copier.yml",
    "includes",
    "template",
    "start.py",
    "CHANGELOG.md",
    "docs",
    "LICENSE",
    ".start",
}

ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The template as it is published: a history, and a release. What only makes it big is left out."""
    folder = tmp_path_factory.mktemp("öffentlich") / "the template"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    git(folder, "commit", "-q", "--allow-empty", "-m", "Begin")
    for name in filter(needed, repository_files()):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(REPOSITORY / name, folder / name, follow_symlinks=False)
    commit(folder, "All of it")
    git(folder, "tag", "v1.0.0")
    git(folder, "repack", "-adq")
    return folder


def needed(name: str) -> bool:
    """Whether that file of the repository makes a difference here: most tests and db/*/ do not."""
    return not re.match(r"benchmarks/|tests/[^/]*/|template/[^/]*/[^/]*/[^/]*/[^/]*/", name)


@pytest.fixture
def shop(public: Path, tmp_path: Path) -> Path:
    """A fresh clone."""
    return cloned(public, tmp_path / "my own" / "shöp")


@pytest.fixture
def copy(public: Path, tmp_path: Path) -> Path:
    """What GitHub's "Use this template" makes, pushed to an origin of one's own."""
    origin = tmp_path / "origin.git"
    folder = tmp_path / "shop"
    unpack(public, folder)
    git(folder, "init", "-q", "-b", "main")
    commit(folder, "Initial commit")
    git(tmp_path, "clone", "-q", "--bare", str(folder), str(origin))
    git(folder, "remote", "add", "origin", str(origin))
    git(folder, "fetch", "-q")
    return folder


# ── What comes out ────────────────────────────────────────────────────────────────────────────


def test_a_clone_becomes_exactly_what_copier_would_have_rendered(
    public: Path, shop: Path, tmp_path: Path
) -> None:
    command = [
        "start.py",
        "--defaults",
        "-d",
        "driver=psycopg",
        "--data",
        "project_name=Shop & Söhne",
    ]
    done = subprocess.run(
        [sys.executable, *command],
        cwd=shop,
        env=environ(IDENTITY),
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "uv run alembic upgrade head" in done.stdout
    assert f"releases after v1.0.0 at {public}." in done.stdout
    fresh = tmp_path / "fresh" / shop.name
    answers = {name: answer(shop, name) for name in ("created_at", "initial_revision")}
    answers |= {"driver": "psycopg", "project_name": "Shop & Söhne"}
    run_copy(str(public), fresh, answers, defaults=True, quiet=True)
    assert files(shop) == files(fresh)


def test_a_clone_gets_a_history_of_its_own_and_can_be_updated(public: Path, shop: Path) -> None:
    done = start(shop, "--defaults")

    assert block("is your project now") == (
        done.stdout.replace("shöp", "shop")
        .replace(str(public), "https://github.com/OWNER/TEMPLATE")
        .replace(git(shop, "rev-parse", "HEAD")[:7], "3f9c2d1")
    )

    assert_complete(shop)
    assert len(git(shop, "rev-list", "--all").split()) == 1
    assert not git(shop, "remote")
    assert_updates(public, shop)


def test_a_copy_made_by_use_this_template_keeps_its_history_and_what_was_added(
    public: Path, copy: Path
) -> None:
    (copy / "docs" / "mine.md").write_text("My own.\n")
    (copy / "README.md").write_text("My own words.\n")
    commit(copy, "My own")
    head = git(copy, "rev-parse", "HEAD").strip()

    done = start(copy, "--defaults", "--source", str(public))

    assert done.returncode == 0, done.stderr
    assert_complete(copy, {"docs"})
    assert git(copy, "rev-parse", "HEAD~1").strip() == head
    assert git(copy, "remote").split() == ["origin"]
    assert (copy / "docs/mine.md").read_text() == "My own.\n"
    (told,) = re.findall(r"git show \w+:README.md", done.stdout)
    assert git(copy, *told.split()[1:]) == "My own words.\n"
    assert_updates(public, copy)


def test_an_unpacked_zip_becomes_a_project(public: Path, tmp_path: Path) -> None:
    """Also when the template has no release yet."""
    folder, source = tmp_path / "shop", tmp_path / "source"
    git(tmp_path, "clone", "-q", "--no-tags", str(public), str(source))
    unpack(public, folder)
    (folder / "notes.txt").write_text("My own.\n")

    refused = start(folder, "--defaults", "--source", "../source")
    (folder / "notes.txt").rename(tmp_path / "notes.txt")
    done = start(folder, "--defaults", "--source", "../source")

    assert "notes.txt" in refused.stderr
    assert "Nothing was changed." in refused.stderr
    assert done.returncode == 0, done.stderr
    assert_complete(folder)
    assert answer(folder, "_src_path") == str(source)
    assert git(source, "rev-parse", "HEAD").startswith(answer(folder, "_commit"))


def test_a_shallow_clone_without_releases_remembers_its_commit(
    public: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "shop"
    git(tmp_path, "clone", "-q", "--depth=1", "--no-tags", f"file://{public}", str(folder))
    head = git(folder, "rev-parse", "HEAD").strip()

    done = start(folder, "--defaults")

    assert done.returncode == 0, done.stderr
    assert_complete(folder)
    assert head.startswith(answer(folder, "_commit"))


def test_no_network_is_needed_and_no_password_is_remembered(shop: Path) -> None:
    git(shop, "remote", "set-url", "origin", "https://me:geheim@template.invalid/me/template")

    done = start(shop, "--defaults", "-r", "HEAD")

    assert done.returncode == 0, done.stderr
    assert answer(shop, "_commit") == "v1.0.0"
    assert answer(shop, "_src_path") == "git+https://template.invalid/me/template"
    assert "geheim" not in done.stdout
    assert not subprocess.run(["grep", "-r", "geheim", shop], check=False, stdout=-1).stdout


def test_what_only_you_ignore_stays_and_caches_go(shop: Path, tmp_path: Path) -> None:
    """Also the folder into which the README installs uv: this may be running from it."""
    (shop / ".git/info/exclude").write_text(".idea\n.env\n")
    for name in (".idea/a.xml", "docs/.env", ".env", ".tools/bin/uv", ".venv/x", "uv.lock"):
        (shop / name).parent.mkdir(parents=True, exist_ok=True)
        (shop / name).write_text("mine\n")

    done = start(shop, "--defaults")

    assert done.returncode == 0, done.stderr
    for name in (".idea/a.xml", "docs/.env", ".env", ".tools/bin/uv"):
        assert (shop / name).read_text() == "mine\n"
    assert not (shop / ".venv").exists()
    assert not (shop / "uv.lock").exists()
    assert_complete(shop, {"docs"})


def test_who_is_unknown_to_git_commits_by_hand(shop: Path) -> None:
    done = start(shop, "--defaults", identity={})

    assert done.returncode == 0, done.stderr
    (command,) = re.findall("git add .*", done.stdout)
    subprocess.run(command, shell=True, cwd=shop, env=os.environ | IDENTITY, check=True)
    assert_complete(shop)


# ── What is refused ───────────────────────────────────────────────────────────────────────────


def edit(folder: Path) -> None:
    (folder / "README.md").write_text("My own words.\n")


def add(folder: Path) -> None:
    (folder / "notes.txt").write_text("My own words.\n")


def commit_edit(folder: Path) -> None:
    edit(folder)
    commit(folder, "My own commit")


def commit_detached(folder: Path) -> None:
    git(folder, "checkout", "-q", "--detach")
    commit_edit(folder)
    git(folder, "checkout", "-q", "--detach", "HEAD")


def stash(folder: Path) -> None:
    edit(folder)
    git(folder, "stash", "-q")


def no_template(folder: Path) -> None:
    git(folder, "rm", "-q", "copier.yml")
    commit(folder, "No template")


def test_the_page_shows_what_is_refused(shop: Path) -> None:
    edit(shop)
    add(shop)

    assert block("FAILED: ") == refused(shop, "--defaults")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (add, "?? notes.txt"),
        (commit_edit, "My own commit"),
        (commit_detached, "My own commit"),
        (stash, "stash@{0}: WIP on main"),
        (no_template, "is not the template"),
    ],
)
def test_what_would_be_lost_is_listed_and_nothing_changes(
    shop: Path, change: Callable[[Path], None], told: str
) -> None:
    change(shop)

    assert told in refused(shop, "--defaults")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["-d", "driver=oracle"], "driver"),
        (["-r", "v9.9.9"], "v9.9.9"),
        (["-d", "project_kind=existing"], "uvx copier copy"),
        ([], "--defaults"),
    ],
)
def test_an_error_leaves_the_folder_as_it_was(shop: Path, options: list[str], told: str) -> None:
    defaults = ["--defaults"] if options else []

    assert told in refused(shop, *defaults, *options)


def test_a_copy_does_not_take_your_own_repository_for_the_template(copy: Path) -> None:
    message = refused(copy, "--defaults")

    assert "--source https://github.com/OWNER/TEMPLATE" in message
    assert "origin.git, your own" in message


def test_a_source_that_cannot_be_read_is_told_in_the_words_of_git(copy: Path) -> None:
    message = refused(copy, "--defaults", "--source", "file:///nowhere/at/all.git")

    assert "/nowhere/at/all.git" in message


def test_it_is_gone_afterwards_and_refuses_a_project(shop: Path) -> None:
    start(shop, "--defaults")
    shutil.copy(REPOSITORY / "start.py", shop)

    assert "is a project already" in refused(shop, "--defaults")


# ── What is interrupted ───────────────────────────────────────────────────────────────────────


def test_a_kill_at_any_moment_leaves_the_template_or_the_project(
    public: Path, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """What is half done is taken back, or finished, by the next run."""
    folder = cloned(public, tmp_path / "shop")
    before = snapshot(folder)
    takes = 1.5
    for number in range(pytestconfig.getoption("--kills")):
        began = time.monotonic()
        with started(folder) as process:
            try:
                process.wait(random.uniform(0.1, takes))
            except subprocess.TimeoutExpired:
                process.kill()
        if process.returncode == 0:
            takes = time.monotonic() - began
        if recover(folder, before) == "project":
            folder = cloned(public, tmp_path / f"again {number}")


def test_a_kill_between_any_two_renames_can_be_taken_back_or_finished(
    public: Path, tmp_path: Path
) -> None:
    folder = cloned(public, tmp_path / "shop")
    (folder / ".git/info/exclude").write_text(".env\n")
    (folder / "docs/.env").write_text("mine\n")
    before = snapshot(folder)
    module, plan = prepared(folder, public)
    shutil.move(module.WORK, tmp_path / "work")

    ends: list[str] = []
    while ends[-2:] != ["project", "project"]:
        if not (folder / "copier.yml").exists():
            folder = cloned(public, tmp_path / str(len(ends)) / "shop")
            (folder / "docs/.env").write_text("mine\n")
            (folder / ".git/info/exclude").write_text(".env\n")
            module = loaded(folder)
        shutil.copytree(tmp_path / "work", module.WORK, symlinks=True, copy_function=os.link)
        finished = killed_after(len(ends), partial(swap_and_finish, module, plan))
        if (folder / "start.py").exists():
            module.recovered()
        ends.append("template" if (folder / "copier.yml").exists() else "project")
        if ends[-1] == "template":
            assert snapshot(folder) == before
        else:
            assert_complete(folder, {"docs"})
            assert (folder / "docs/.env").read_text() == "mine\n"

    assert not finished
    assert len(ends) > len(plan.moves) > 20
    assert ends == sorted(ends, reverse=True)


def test_ctrl_c_at_a_question_leaves_the_folder_as_it_was(shop: Path) -> None:
    before = snapshot(shop)
    parent, child = pty.openpty()
    with started(shop, options=[], stdin=child, stdout=child, stderr=child) as process:
        shown = b""
        while b"What is the project called?" not in shown:
            assert select.select([parent], [], [], 30)[0], shown
            shown += os.read(parent, 1000)
        os.write(parent, b"\x03")
        assert process.wait(10) == 130
    os.close(parent)
    os.close(child)

    assert snapshot(shop) == before


def test_a_run_that_is_told_to_end_cleans_up(shop: Path) -> None:
    before = snapshot(shop)
    with started(shop) as process:
        wait_for(shop / ".start", process)
        process.terminate()

    assert process.returncode == 130
    assert snapshot(shop) == before


def test_two_at_a_time_are_one_too_many(shop: Path) -> None:
    with started(shop) as first:
        wait_for(shop / ".start", first)
        first.send_signal(signal.SIGSTOP)
        second = start(shop, "--defaults")
        first.send_signal(signal.SIGCONT)

    assert "Another start.py is running" in second.stderr
    assert first.returncode == 0
    assert_complete(shop)


# ── How it is looked at ───────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Done:
    """How a run ended."""

    returncode: int
    stdout: str
    stderr: str


def start(folder: Path, *options: str, identity: dict[str, str] = IDENTITY) -> Done:
    """Run start.py of that folder, in this process: importing Copier takes longer than all else."""
    handlers = {number: signal.getsignal(number) for number in ENDINGS}
    out, err = io.StringIO(), io.StringIO()
    try:
        with machine(folder, list(options), identity), redirect_stdout(out), redirect_stderr(err):
            code = loaded(folder).main()
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
    return Done(code, out.getvalue(), err.getvalue())


@contextmanager
def machine(folder: Path, options: list[str], identity: dict[str, str]) -> Iterator[None]:
    """Somebody's machine, in that folder, with that command line."""
    with pytest.MonkeyPatch.context() as patch, open(os.devnull) as nothing:
        patch.chdir(folder)
        patch.setattr(sys, "argv", ["start.py", *options])
        patch.setattr(sys, "stdin", nothing)
        for name in IDENTITY:
            patch.delenv(name, raising=False)
        for name, value in environ(identity).items():
            patch.setenv(name, value)
        yield


def started(
    folder: Path, options: list[str] | None = None, **streams: Any
) -> "subprocess.Popen[str]":
    """The same in the background."""
    command = [sys.executable, "start.py", *(["--defaults"] if options is None else options)]
    quiet = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
    return subprocess.Popen(command, cwd=folder, env=environ(IDENTITY), **(quiet | streams))


def wait_for(path: Path, process: "subprocess.Popen[str]") -> None:
    """Return when that file is there."""
    while not path.exists():
        assert process.poll() is None
        time.sleep(0.01)


def refused(folder: Path, *options: str) -> str:
    """The message of a run that fails as it should, and changes nothing."""
    before = snapshot(folder)
    done = start(folder, *options)
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stderr
    assert "FAILED: " in done.stderr
    assert done.stderr.endswith("Nothing was changed.\n")
    assert snapshot(folder) == before
    return done.stderr


def recover(folder: Path, before: dict[str, bytes]) -> str:
    """What a killed run left, after the next one; that is refused, for a file that lies there."""
    if (folder / "start.py").exists():
        (folder / "stray").touch()
        again = start(folder, "--defaults")
        (folder / "stray").unlink()
        assert "Traceback" not in again.stderr
    if (folder / "copier.yml").exists():
        assert snapshot(folder) == before
        return "template"
    assert_complete(folder)
    return "project"


class Killed(BaseException):
    """Nothing catches this, so that the files are as after SIGKILL."""


def killed_after(steps: int, work: Callable[[], object]) -> bool:
    """Run *work* until it has renamed or removed that many files; return whether it ended."""
    left = iter(range(steps))

    def limited(step: Callable[..., None]) -> Callable[..., None]:
        def call(*arguments: Any, **options: Any) -> None:
            if next(left, None) is None:
                raise Killed
            step(*arguments, **options)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for name in ("rename", "unlink"):
            patch.setattr(os, name, limited(getattr(os, name)))
        try:
            work()
        except Killed:
            return False
    return True


def prepared(folder: Path, public: Path) -> tuple[ModuleType, Any]:
    """start.py of the folder, with everything made but the swap."""
    module = loaded(folder)
    with machine(folder, ["--defaults"], IDENTITY):
        options = module.arguments()
        module.WORK.mkdir()
        return module, module.prepared(module.folder(options), str(public), options)


def swap_and_finish(module: ModuleType, plan: Any) -> None:
    module.swap(plan)
    module.finish()


def loaded(folder: Path) -> ModuleType:
    specification = importlib.util.spec_from_file_location("start", folder / "start.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    sys.modules["start"] = module
    specification.loader.exec_module(module)
    return module


def assert_complete(folder: Path, kept: frozenset[str] | set[str] = frozenset()) -> None:
    """A project, committed, and nothing of the template."""
    names = set(os.listdir(folder))
    assert {"pyproject.toml", "alembic.ini", "src", ".copier-answers.yml"} <= names
    assert not (LEFT - kept) & names
    assert not git(folder, "status", "--porcelain")


def assert_updates(public: Path, project: Path) -> None:
    """`copier update` brings what a later release has, and nothing else changes."""
    later = project.parent / "later"
    git(project.parent, "clone", "-q", str(public), str(later))
    with (later / "template/alembic.ini{{ new }}.jinja").open("a") as file:
        file.write("# later\n")
    commit(later, "Later")
    git(later, "tag", "v2.0.0")
    # What the project remembers is that place; the release is published there.
    git(later, "push", "-q", "origin", "v2.0.0")
    try:
        run_update(project, defaults=True, overwrite=True, quiet=True)
    finally:
        git(public, "tag", "-d", "v2.0.0")

    changed = git(project, "status", "--porcelain").splitlines()
    assert sorted(line[3:] for line in changed) == [".copier-answers.yml", "alembic.ini"]
    assert answer(project, "_commit") == "v2.0.0"


def block(containing: str) -> str:
    """The output in docs/starter.md that holds *containing*."""
    page = (REPOSITORY / "docs/starter.md").read_text("utf-8")
    blocks = re.findall(r"(?ms)^```\w*\n(.*?)^```$", page)
    (found,) = (text for text in blocks if containing in text)
    return str(found)


def answer(project: Path, name: str) -> str:
    text = (project / ".copier-answers.yml").read_text("utf-8")
    (found,) = re.findall(rf"(?m)^{name}: (.*)$", text)
    return str(found).strip("'")


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".git" not in path.relative_to(folder).parts
    }


def snapshot(folder: Path) -> dict[str, bytes]:
    """All that a user can see or lose: files, refs, what is checked out and what is stashed."""
    seen = files(folder)
    for question in (["for-each-ref"], ["rev-parse", "HEAD"], ["status", "--porcelain"]):
        if (folder / ".git").exists():
            seen[f"git {question[0]}"] = git(folder, *question).encode()
    return seen


def cloned(public: Path, folder: Path) -> Path:
    folder.parent.mkdir(exist_ok=True)
    git(folder.parent, "clone", "-q", str(public), str(folder))
    return folder


def unpack(public: Path, folder: Path) -> None:
    folder.mkdir()
    git(public, "archive", "-o", str(folder.parent / "main.zip"), "HEAD")
    shutil.unpack_archive(folder.parent / "main.zip", folder)


def commit(folder: Path, subject: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", subject)


def environ(identity: dict[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull} | identity


def git(folder: Path, *command: str) -> str:
    done = subprocess.run(
        ["git", *command],
        cwd=folder,
        env=environ(IDENTITY),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout

#!/usr/bin/env -S uv run --script
# /// script
# requires-python = ">=3.11"
# dependencies = ["copier>=9.19.1,<10"]
# ///
"""Turn this copy of the template into a project of your own.

    uv run start.py                        asks the questions
    uv run start.py --defaults             takes every default
    uv run start.py -d project_name=Shop   answers one of them

It works in a clone, in a copy made by "Use this template" and in an unpacked ZIP. The folder then
holds your project and nothing of the template, in a history of its own, and `copier update` works.
If anything goes wrong, the folder is as it was. docs/starter.md tells more.
"""

import argparse
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import Any, NoReturn

HERE = Path(__file__).resolve().parent
# Beside nothing but the template itself: the same file system, so that renames are enough.
WORK = HERE / ".start"
JOURNAL = "swap.json"
# Where WORK goes when the new project is complete. Git never looks at it, should we end right then.
DONE = HERE / ".git" / "start.done"
# The README installs uv there, and this may be running from it.
TOOLS = ".tools"
ENDINGS = {signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)}
# Settings of a person that change what git prints.
PLAIN = ("-c", "color.ui=false", "-c", "column.ui=never", "-c", "log.showSignature=false")
JUNK = {".DS_Store", "Thumbs.db"}


class Stop(Exception):
    """Why there is no project yet, and what to do; nothing was changed."""


# ── What the folder is ────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Folder:
    """What is here: with which git options it is read, and whose history it has."""

    repository: bool
    copied: bool
    keep: bool
    git: tuple[str, ...] = ()

    def lines(self, *command: str) -> list[str]:
        """What a git command prints, asked for with -z."""
        return [line for line in git(*self.git, *command).split("\0") if line]


def folder(options: argparse.Namespace) -> Folder:
    """Look at the folder; raise Stop where a project cannot be made of it."""
    if not (HERE / "copier.yml").is_file() or not (HERE / "template").is_dir():
        done = (HERE / ".copier-answers.yml").is_file()
        raise Stop(
            f"{HERE} is a project already. `uvx copier update` brings what is new in the template."
            if done
            else f"{HERE} is not the template: copier.yml and template/ belong beside start.py."
        )
    if not shutil.which("git"):
        raise Stop("git is not installed, and this needs it.")
    if not find_spec("copier"):
        raise Stop(
            "Copier is not installed. These bring it: `uv run start.py`, `pipx run start.py`."
        )
    if not os.path.lexists(HERE / ".git"):
        if options.history == "keep":
            raise Stop("There is no history here to keep: the folder is no git repository.")
        return Folder(repository=False, copied=True, keep=False)
    if not git_or_none("rev-parse", "--verify", "-q", "HEAD"):
        git("status")  # In git's own words, if it does not trust the folder.
        raise Stop("Nothing is committed here yet. Commit what is there, or delete .git.")
    copied = has_history_of_its_own()
    keep = options.history == "keep" or (copied and options.history is None)
    return Folder(repository=True, copied=copied, keep=keep)


def has_history_of_its_own() -> bool:
    """Whether this is a copy made by "Use this template", and not a clone.

    Such a copy begins with all files and has no releases; the template began without this one.
    """
    if git("rev-parse", "--is-shallow-repository").strip() == "true" or release(HERE):
        return False
    first = git("rev-list", "--max-parents=0", "HEAD").split()
    return all(git("ls-tree", "--name-only", commit, "start.py") for commit in first)


def release(repository: Path) -> str | None:
    """The last release that is part of what is checked out: Copier's rule for tags."""
    from packaging.version import InvalidVersion, Version

    found = {}
    for tag in git("-C", str(repository), "tag", "--merged", "HEAD").split():
        try:
            found[Version(tag)] = tag
        except InvalidVersion:
            continue
    final = [version for version in found if not version.is_prerelease]
    return found[max(final)] if final else None


# ── What would be lost ────────────────────────────────────────────────────────────────────────


def refuse_to_lose(here: Folder) -> None:
    """Raise Stop if the repository holds anything that exists nowhere else."""
    if not (HERE / ".git").is_dir() or git("worktree", "list").count("\n") > 1:
        raise Stop("This repository has several worktrees, or is a submodule. Clone it elsewhere.")
    if dirty := here.lines("status", "--porcelain", "-uall", "-z"):
        raise Stop(
            listed("These changes would be lost:", dirty)
            + "Commit and push them, or `git stash --include-untracked` and clone elsewhere."
        )
    if here.keep:
        if not git_or_none("symbolic-ref", "-q", "HEAD"):
            raise Stop("HEAD is detached. Check out a branch, to commit the project to.")
        return
    if stashed := git("stash", "list").splitlines():
        raise Stop(listed("These stashes would be lost with the history:", stashed))
    ours = git("log", "--format=%h %s", "--branches", "--not", "--remotes").splitlines()
    ours += git("log", "--format=%h %s", "HEAD", "--not", "--remotes", "--tags").splitlines()
    if ours:
        raise Stop(
            listed("These commits are on no remote, and would be lost:", dict.fromkeys(ours))
            + "Push them, or keep them: uv run start.py --keep-history"
        )


def refuse_unknown(here: Folder) -> None:
    """Raise Stop if an unpacked folder holds files that the template never had."""
    names = [
        name
        for name in here.lines("ls-files", "-z", "--others", "--exclude-standard")
        if not name.startswith(f"{WORK.name}/")
    ]
    files = [name for name in names if not name.endswith("/")]
    hashes = git(*here.git, "hash-object", "--no-filters", "--stdin-paths", given=files).split()
    known = git(*here.git, "cat-file", "--batch-check", given=hashes).splitlines()
    unknown = {name for name, line in zip(files, known, strict=True) if line.endswith(" missing")}
    if unknown := unknown | (set(names) - set(files)):
        raise Stop(
            listed("These files are not the template's, and would be lost:", sorted(unknown))
            + "Move them out of the folder, and back when the project is there."
        )


def ignored(here: Folder) -> list[str]:
    """The files and folders that only your own rules ignore: .idea, .envrc and the like."""
    options = ("ls-files", "-z", "--others", "--ignored", "--directory")
    everything = here.lines(*options, "--exclude-standard")
    caches = set(here.lines(*options, "--exclude-from=.gitignore"))
    return [
        name.rstrip("/")
        for name in everything
        if name not in caches and PurePosixPath(name).name not in JUNK | {WORK.name}
    ]


# ── Where the template lives ──────────────────────────────────────────────────────────────────


def source(here: Folder, options: argparse.Namespace) -> str:
    """What `copier update` will be told: the option, else origin of a clone, else an answer."""
    origin = git_or_none("remote", "get-url", "origin") if here.repository else None
    if options.source:
        return address(options.source, Path.cwd())
    if origin and not here.copied:
        return address(origin, HERE)
    if sys.stdin.isatty() and not options.defaults:
        print("Where does the template live? `copier update` will look for releases there.")
        if answer := input("URL: ").strip():
            return address(answer, Path.cwd())
    what = f"origin is {without_secret(origin)}, your own" if origin else "there is no origin"
    raise Stop(
        f"Where does the template live? Git does not know: {what}. Say it with\n\n"
        "      uv run start.py --source https://github.com/OWNER/TEMPLATE"
    )


def address(url: str, base: Path) -> str:
    """*url* as Copier takes it, without user and password; a path of this machine is absolute."""
    if re.match(r"(gh|gl):", url):
        return url
    local = base / Path(url).expanduser()
    if local.exists():
        return str(local.resolve())
    url = without_secret(url)
    known = ("git@", "git://", "git+", "https://github.com/", "https://gitlab.com/")
    return url if url.startswith(known) or url.endswith(".git") else f"git+{url}"


def without_secret(url: str) -> str:
    """*url* as it can be committed."""
    return re.sub(r"^((?:git\+)?https?://)[^/@]*@", r"\1", url)


def fetched(url: str) -> Path:
    """A clone of the template, for a folder that does not have its releases."""
    clone = WORK / "template"
    url = re.sub("^gl:/?", "https://gitlab.com/", re.sub("^gh:/?", "https://github.com/", url))
    git("clone", "-q", "--no-checkout", "--", url.removeprefix("git+"), str(clone))
    return clone


def chosen(template: Path, wanted: str | None) -> str:
    """What is rendered: what was asked for, or the last release, or what is checked out."""
    if wanted != "HEAD" and (ref := wanted or release(template)):
        return ref
    # By its name, Copier would render HEAD with all that is not committed; WORK is not.
    return git("-C", str(template), "rev-parse", "HEAD").strip()


# ── The project ───────────────────────────────────────────────────────────────────────────────


def render(template: Path, ref: str, url: str, options: argparse.Namespace) -> Path:
    """Render the project below WORK, in a folder of the same name: the default of a question."""
    import yaml
    from copier import run_copy
    from copier.errors import ShallowCloneWarning

    warnings.simplefilter("ignore", ShallowCloneWarning)
    project = WORK / "new" / HERE.name
    answers = {"project_kind": "new"} | dict(options.data)
    if answers["project_kind"] != "new":
        raise Stop("This makes a new project. An existing one is added to: `uvx copier copy`.")
    try:
        run_copy(
            str(template), project, answers, vcs_ref=ref, defaults=options.defaults, quiet=True
        )
    except KeyboardInterrupt:  # Copier's own is an Exception, too.
        raise
    except Exception as error:
        raise Stop(str(error) or type(error).__name__) from error
    memory = project / ".copier-answers.yml"
    line = yaml.safe_dump({"_src_path": url}, allow_unicode=True, width=sys.maxsize)
    # A long path may go on in indented lines.
    text = re.sub(r"(?m)^_src_path:.*\n(?: .*\n)*", lambda _: line, memory.read_text("utf-8"))
    memory.write_text(text, "utf-8")
    return project


def bring_along(project: Path) -> list[str]:
    """Copy what was added to a copy of the template; return notes about what was edited."""
    first, head = git("rev-list", "--max-parents=0", "HEAD").split()[0], git("rev-parse", "HEAD")
    changes = git("diff", "-z", "--no-renames", "--name-status", first, "HEAD").split("\0")
    notes = []
    for status, name in zip(changes[::2], changes[1::2], strict=False):
        target = project / name
        if status == "A" and not os.path.lexists(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(HERE / name, target, follow_symlinks=False)
        elif status != "D" and name != "start.py":
            notes.append(f"git show {shlex.quote(f'{head[:10]}:{name}')}")
    return notes


def commit(project: Path, keep: bool, message: str) -> tuple[str, str | None]:
    """Record the project: its tree, and its commit, or None where git does not know you."""
    if keep:
        where = (f"--git-dir={HERE / '.git'}", f"--work-tree={project}")
        environ = {"GIT_INDEX_FILE": str(WORK / "index")}
        parents = ["-p", "HEAD"]
    else:
        branch = git_or_none("config", "init.defaultBranch") or "main"
        git("init", "-q", "-b", branch, str(project))
        if (HERE / ".git/info/exclude").is_file():
            (project / ".git/info").mkdir(exist_ok=True)
            shutil.copy(HERE / ".git/info/exclude", project / ".git/info/exclude")
        where, environ, parents = ("-C", str(project)), {}, []
    git(*where, "add", "-A", **environ)
    tree = git(*where, "write-tree", **environ).strip()
    known = ("-c", "user.useConfigOnly=true")
    made = git_or_none(*where, *known, "commit-tree", tree, *parents, "-m", message)
    if made and not keep:
        git(*where, "update-ref", "HEAD", made)
    return tree, made


# ── The swap: renames that can be taken back ──────────────────────────────────────────────────


@dataclass(frozen=True)
class Swap:
    """The renames that put the project in the template's place, from paths of HERE to others.

    Until WORK is renamed to DONE, all can be taken back; from then on, what is left is finished.
    """

    moves: list[list[str]]
    keep: bool
    tree: str
    commit: str | None
    message: str


def moves(project: Path, here: Folder, kept: Sequence[str]) -> list[list[str]]:
    """Yours go into the project first, then the template out of the way, then the project in."""
    for name in kept:
        if os.path.lexists(project / name):
            raise Stop(f"{name} is in the way: git ignores it, and the project has one.")
        (project / name).parent.mkdir(parents=True, exist_ok=True)
    (WORK / "old").mkdir()
    new = PurePosixPath(WORK.name, "new", HERE.name)
    # start.py stays to the end: whoever is interrupted runs it again.
    stay = {WORK.name, "start.py", *(name for name in kept if "/" not in name)}
    stay |= {".git"} if here.keep else set()
    first = [[name, str(new / name)] for name in kept if "/" in name]
    out = [[name, f"{WORK.name}/old/{name}"] for name in os.listdir(HERE) if name not in stay]
    return first + out + [[str(new / name), name] for name in os.listdir(project)]


def swap(plan: Swap) -> None:
    """Put the project in the template's place, or raise OSError with the template back."""
    draft = WORK / "draft.json"
    draft.write_text(json.dumps(asdict(plan)), "utf-8")
    draft.rename(WORK / JOURNAL)
    try:
        for old, new in plan.moves:
            os.rename(HERE / old, HERE / new)
        os.rename(WORK, DONE)
    except OSError:
        take_back()
        raise


def take_back() -> None:
    """Undo an unfinished swap, wherever it ended, and remove WORK."""
    if (WORK / JOURNAL).exists():
        for old, new in reversed(read_journal(WORK).moves):
            if os.path.lexists(HERE / new) and not os.path.lexists(HERE / old):
                os.rename(HERE / new, HERE / old)
        # Before anything below WORK is: what is missing there would look like a rename done.
        (WORK / JOURNAL).unlink()
    remove(WORK)


def finish() -> str:
    """Do what is left when the project is in place; return what to tell."""
    plan = read_journal(DONE)
    if plan.keep and plan.commit and git("rev-parse", "HEAD").strip() != plan.commit:
        git("update-ref", "-m", "start.py", "HEAD", plan.commit, f"{plan.commit}^")
    if plan.keep:
        git("read-tree", plan.tree)
    exclude = HERE / ".git/info/exclude"
    if (HERE / TOOLS).exists() and not git_or_none("check-ignore", TOOLS):
        exclude.parent.mkdir(exist_ok=True)
        with exclude.open("a", encoding="utf-8") as file:
            file.write(f"/{TOOLS}/\n")
    git_or_none("update-index", "-q", "--refresh")
    (HERE / "start.py").unlink()
    remove(DONE)
    return plan.message


def read_journal(folder: Path) -> Swap:
    return Swap(**json.loads((folder / JOURNAL).read_text("utf-8")))


def remove(folder: Path) -> None:
    """Remove a folder, also what git made read-only."""
    for path in folder.rglob("*") if os.name == "nt" else ():
        path.chmod(0o700)
    shutil.rmtree(folder)


# ── The conversation ──────────────────────────────────────────────────────────────────────────


def main() -> int:
    """Do it; the exit status is 0 only when there is a project."""
    options = arguments()
    for number in ENDINGS:
        signal.signal(number, interrupted)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        os.environ.pop(name, None)
    try:
        with alone():
            news = recovered() or start(options)
    except (Stop, OSError) as stop:
        print(f"FAILED: {str(stop).rstrip()}\n\n  {state()}", file=sys.stderr)
        return 1
    except (KeyboardInterrupt, EOFError):
        print(f"\nInterrupted. {state()}", file=sys.stderr)
        return 130
    print(news)
    return 0


def state() -> str:
    """What became of the folder, when there is an error to tell."""
    if DONE.exists():
        return "Your project is in place, but for the last step: run start.py again."
    return "Nothing was changed."


def recovered() -> str | None:
    """End what an earlier run began; return what to tell if that made the project."""
    if DONE.exists():
        return finish()
    if WORK.exists():
        take_back()
        print("An earlier run was interrupted. The folder is as it was before.\n", file=sys.stderr)
    return None


def start(options: argparse.Namespace) -> str:
    """Make the project; return what to tell."""
    here = folder(options)
    if here.repository:
        refuse_to_lose(here)
    url = source(here, options)
    try:
        WORK.mkdir()
        plan = prepared(here, url, options)
        # A moment, in which Ctrl-C waits.
        for number in ENDINGS:
            signal.signal(number, signal.SIG_IGN)
        swap(plan)
    finally:
        if WORK.exists():
            take_back()
    return finish()


def prepared(here: Folder, url: str, options: argparse.Namespace) -> Swap:
    """Everything that takes long or may fail, done below WORK."""
    template = fetched(url) if here.copied else HERE
    if not here.repository:
        here = Folder(False, True, False, (f"--git-dir={template / '.git'}", f"--work-tree={HERE}"))
        refuse_unknown(here)
    project = render(template, chosen(template, options.vcs_ref), url, options)
    notes = bring_along(project) if here.copied and here.keep else []
    found = re.search("(?m)^_commit: (.*)$", (project / ".copier-answers.yml").read_text("utf-8"))
    version = found[1].strip("'\"") if found else "an unknown release"
    tree, made = commit(project, here.keep, f"Start from the template, {version}")
    kept = [*ignored(here), TOOLS] if (HERE / TOOLS).exists() else ignored(here)
    message = told(here, url, version, made, notes)
    return Swap(moves(project, here, kept), here.keep, tree, made, message)


def told(here: Folder, url: str, version: str, made: str | None, notes: list[str]) -> str:
    """The last words of a run that made a project."""
    history = "goes on in the history that was here" if here.keep else "begins a history of its own"
    how = f"is commit {made[:7]}, and" if made else "is not committed yet, and"
    lines = [
        f"{HERE.name} is your project now, in this folder. It {how} {history}.",
        f"`uvx copier update` will look for releases after {version} at {url}.",
    ]
    if notes:
        heading = "What you had edited of the template's is in the history:"
        lines += ["", listed(heading, notes).rstrip()]
    lines += ["", "Next:", ""]
    lines += [] if made else ['    git add -A && git commit -m "Start from the template"']
    lines += [
        "    uv run alembic upgrade head   # starts PostgreSQL, makes the database, migrates it",
        "    uv run pytest                 # tries every migration, up and down",
    ]
    return "\n".join([*lines, "", "Without uv: README.md says the same for pip."])


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("-l", "--defaults", action="store_true", help="take the default answer to every question")
    add("-d", "--data", action="append", default=[], type=answer, metavar="NAME=VALUE")
    add("-r", "--vcs-ref", metavar="REF", help="render this release, branch or commit")
    add("--source", metavar="URL", help="where the template lives, for `copier update`")
    history = parser.add_mutually_exclusive_group()
    for value, text in (("keep", "commit to the history"), ("fresh", "begin a new history")):
        name = f"--{value}-history"
        history.add_argument(name, dest="history", action="store_const", const=value, help=text)
    return parser.parse_args()


def answer(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"{text} is not NAME=VALUE")
    return name, value


def listed(heading: str, lines: Iterable[str], most: int = 10) -> str:
    """A heading and indented lines; of many, the first."""
    lines = list(lines)
    more = [f"and {len(lines) - most} more"] if len(lines) > most else []
    return "\n".join([heading, "", *(f"    {line}" for line in lines[:most] + more), "", ""])


@contextmanager
def alone() -> Iterator[None]:
    """Keep a second run out, until this one ends, however it ends."""
    with Path(__file__).open("rb") as file:
        if sys.platform != "win32":
            import fcntl

            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Stop("Another start.py is running in this folder.") from None
        yield


def interrupted(*_: Any) -> NoReturn:
    raise KeyboardInterrupt


def git(*command: str, given: Iterable[str] = (), **environ: str) -> str:
    """What git prints, with *given* as its input lines; raise Stop with its words if it fails."""
    done = subprocess.run(
        ["git", *PLAIN, *command],
        cwd=HERE,
        env=os.environ | environ,
        input="".join(f"{line}\n" for line in given),
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
    )
    if done.returncode:
        raise Stop(f"git {command[0]} failed:\n\n    {done.stderr.strip()}")
    return done.stdout


def git_or_none(*command: str) -> str | None:
    """Likewise, in one line, or None where git says no."""
    try:
        return git(*command).strip()
    except Stop:
        return None


if __name__ == "__main__":
    sys.exit(main())

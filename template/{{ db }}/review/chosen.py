"""Which migrations are reviewed."""

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from alembic.config import Config
from alembic.script import Script, ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from ..commands import revisions


@dataclass(frozen=True)
class Chosen:
    """The ids of *revisions*, and why these, in words for a heading; and the words for *none*.

    Several that go out *together* begin on the same tables; else each one has those of all before.
    *changed* are files that others may have run already, in another form.
    """

    revisions: frozenset[str]
    why: str
    none: str
    together: bool = True
    changed: tuple[str, ...] = ()


def pending(config: Config, connection: Connection, where: str) -> Chosen:
    """Those that `upgrade heads` would run in the database of *connection*."""
    script = ScriptDirectory.from_config(config)
    found = revisions.pending(script, revisions.applied(config, connection))
    ids = frozenset(one.revision for one in found)
    return Chosen(ids, f"pending in {where}", f"no migration is pending in {where}")


def everything(script: ScriptDirectory) -> Chosen:
    """All there are."""
    found = frozenset(revision.revision for revision in script.walk_revisions())
    return Chosen(found, "the whole history", "there is no migration", together=False)


def named(script: ScriptDirectory, names: Iterable[str]) -> Chosen:
    """Those of these *names*, as Alembic takes them: an id, the beginning of one, `head`."""
    found = script.get_revisions(tuple(names))
    ids = frozenset(one.revision for one in found if one)
    return Chosen(ids, "named", "there is no migration", together=False)


def against(script: ScriptDirectory, ref: str, root: Path) -> Chosen:
    """Those whose files are not what they were where this branch left *ref*, committed or not."""
    base = _git(root, "merge-base", ref, "HEAD")
    if base is None:
        raise CommandError(
            f"git finds no commit that {ref} and this branch have in common.\n\n"
            f"  Looked in {root}. Fetch more of both, and type the same command again:\n\n"
            "      git fetch --unshallow"
        )
    added = _files(root, "diff", "--no-renames", "--diff-filter=A", "--name-only", base.strip())
    added |= _files(root, "ls-files", "--others", "--exclude-standard")
    changed = _files(root, "diff", "--no-renames", "--diff-filter=MD", "--name-only", base.strip())
    folders = {Path(folder).resolve() for folder in script._version_locations}
    released = sorted(path for path in changed if folders & set(path.parents))
    found = [one.revision for one in script.walk_revisions() if _path(one) in added | changed]
    names = tuple(str(path.relative_to(root)) for path in released if path.suffix == ".py")
    none = f"all migrations are in {ref}"
    return Chosen(frozenset(found), f"not in {ref}", none, changed=names)


def _path(revision: Script) -> Path:
    return Path(revision.path).resolve()


def _files(root: Path, *command: str) -> set[Path]:
    relative = ["--relative"] if command[0] == "diff" else []
    found = _git(root, *command, *relative, "-z") or ""
    return {(root / name).resolve() for name in found.split("\0") if name}


def _git(root: Path, *command: str) -> str | None:
    """What git says, or nothing if it refuses."""
    try:
        done = subprocess.run(
            ["git", *command], cwd=root, capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        raise CommandError("There is no git on PATH, which knows what has changed.") from None
    return done.stdout if done.returncode == 0 else None

"""Where a project's server lives: in `.pgdata`, next to pyproject.toml.

    .pgdata/
        data/      the cluster: PostgreSQL's own files, its log and its socket
        users/     a locked file for each process that uses the server
        lock       held while somebody comes or goes

For root it is /var/lib/local-postgres/<project>-<hash>, because the account that then runs
PostgreSQL often cannot enter root's folders. A file in the project tells it from another one that
was there before. LOCAL_POSTGRES_DIR names another place for either. Only `data` belongs to that
account, so what root writes, nobody else can have tampered with.
"""

import errno
import hashlib
import os
import re
import secrets
import shlex
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .account import my_number, name_of, powerless, runner, unprivileged
from .errors import LocalServerError

# Where root keeps what the unprivileged account must be able to reach.
SHARED = Path("/var/lib/local-postgres")

VARIABLE = "LOCAL_POSTGRES_DIR"

SCARCE = 100  # MB: a new cluster takes 40, and its journal may grow

ELSEWHERE = """\
or keep the data somewhere else:

    export {variable}=/path/to/a/folder/of/yours"""


def base(project: Path) -> Path:
    """Return the folder of *project*'s server; it need not exist yet."""
    project = project.resolve()
    if given := os.environ.get(VARIABLE):
        return (project / given).resolve()
    if unprivileged():
        name = re.sub(r"[^\w.-]", "_", project.name)[:40]  # fit for a socket's path
        return SHARED / f"{name}-{_identity(project)}"
    return project / ".pgdata"


def _identity(project: Path) -> str:
    """Return eight characters for *project*: others than for one that was deleted in its place."""
    marker = project / ".pgdata-of-root" / "id"
    with suppress(OSError):  # where nothing can be written, the path alone must do
        if not marker.exists():
            _mark(marker)
        return short_hash(project / marker.read_text())
    return short_hash(project)


def _mark(marker: Path) -> None:
    """Write a new identity; if another process is quicker, its one counts."""
    with suppress(FileExistsError):
        marker.parent.mkdir(mode=0o700)
        (marker.parent / ".gitignore").write_text("*\n")
    number, name = tempfile.mkstemp(dir=marker.parent)
    with os.fdopen(number, "w") as file:
        file.write(secrets.token_hex(8))
    with suppress(FileExistsError):
        os.link(name, marker)
    Path(name).unlink()


def short_hash(path: Path) -> str:
    """Return eight characters that stand for *path*."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:8]


def prepare(base: Path) -> None:
    """Make *base*, or see to it that an existing one is ours.

    Raises LocalServerError when it is somebody else's, OSError when it cannot be made or used.
    """
    if not base.exists():
        make_public(base.parent)
        base.mkdir(exist_ok=True)
        base.chmod(0o711 if unprivileged() else 0o700)
        (base / ".gitignore").write_text("*\n")
    _check_owner(base)
    if not os.access(base, os.R_OK | os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(base))
    _check_data(base / "data")


def make_public(folder: Path) -> None:
    """Make *folder* for everybody to enter, if it is missing; an existing one stays as it is."""
    if not folder.exists():
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)


def shortage(folder: Path) -> str:
    """Return a sentence about the disk of *folder* if it is nearly full, else nothing."""
    free = shutil.disk_usage(folder).free // 2**20
    return f"Only {free} MB are free there; make room." if free < SCARCE else ""


@contextmanager
def explained(base: Path, variable: str = VARIABLE) -> Iterator[None]:
    """Turn an OSError about a file in *base*, which *variable* moves, into a LocalServerError."""
    try:
        yield
    except OSError as error:
        raise LocalServerError(
            f"{error.filename or base}: {error.strerror}, for {name_of(my_number())}.",
            f"Mend that, {ELSEWHERE.format(variable=variable)}",
        ) from error


def _check_owner(base: Path) -> None:
    owner, me = base.stat().st_uid, my_number()
    if owner != me != 0:
        raise LocalServerError(
            f"{base} belongs to {name_of(owner)}, and you are {name_of(me)}.",
            f"Run this as {name_of(owner)}, {ELSEWHERE.format(variable=VARIABLE)}",
        )


def _check_data(data: Path) -> None:
    if not data.exists():
        return
    if (owner := data.stat().st_uid) != runner():
        name = name_of(runner())
        raise LocalServerError(
            f"{data} belongs to {name_of(owner)}, and PostgreSQL runs as {name} here.",
            "Hand it over, or delete it to begin anew:\n\n"
            f"    chown -R {name} {shlex.quote(str(data))}\n"
            f"    rm -r {shlex.quote(str(data))}",
        )
    account = unprivileged()
    if account and not os.access(data, os.R_OK | os.X_OK):
        raise powerless(account, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))

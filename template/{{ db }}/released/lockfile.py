"""migrations/revisions.lock: one line for each migration, oldest first."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from alembic.util import CommandError

NAME = "revisions.lock"

# No hash: the SQL of such a migration depends on the database.
UNKNOWN = "-"

HEADER = """\
# The migrations, oldest first: revision, hash of its file, hash of its SQL (- where it must ask
# the database), and whether it is released. A released one is never edited again; a draft may be.
# An adopted one is released as `db adopt` found it; unnamed: PostgreSQL has named its constraints,
# and not the models. `alembic revision`, `db release` and `db adopt` write this file.
#
# A git conflict in here means that two branches have added a migration. Put one after the other:
# change down_revision in the one that is not released. Then:  db release --update
"""

RELEASED, ADOPTED, UNNAMED, DRAFT = "released", "adopted", "adopted-unnamed", "draft"
STATES = f"{RELEASED}|{ADOPTED}|{UNNAMED}|{DRAFT}"
LINE = re.compile(rf"(?P<revision>.+) (?P<source>\S+) (?P<sql>\S+) (?P<state>{STATES})")

# As git writes them; the last is of its style diff3.
CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})( |$)")


@dataclass(frozen=True)
class Line:
    """What the file says of one migration."""

    revision: str
    source: str
    sql: str
    state: str

    @property
    def released(self) -> bool:
        """Whether it must stay as it is."""
        return self.state != DRAFT

    @property
    def adopted(self) -> bool:
        """Whether it was there before this project's own."""
        return self.state in {ADOPTED, UNNAMED}

    def __str__(self) -> str:
        return f"{self.revision} {self.source} {self.sql} {self.state}"


def read(path: Path, *, conflicts: bool = False) -> dict[str, Line]:
    """The lines of the file at *path* by revision; none if there is no file.

    With *conflicts*, those of both sides of a git conflict. Raises `CommandError`.
    """
    if not path.exists():
        return {}
    found: dict[str, Line] = {}
    for number, text in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if CONFLICT.match(text):
            if not conflicts:
                raise CommandError(_conflict(path))
        elif text.strip() and not text.startswith("#"):
            _add(found, _line(text, f"{path}, line {number}"), path)
    return found


def write(path: Path, lines: Iterable[Line]) -> None:
    """Make *lines* the file at *path*, at once; without any there is no file."""
    text = "".join(f"{line}\n" for line in lines)
    if not text:
        path.unlink(missing_ok=True)
        return
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_text(f"{HEADER}\n{text}", encoding="utf-8", newline="\n")
    beside.replace(path)


def _line(text: str, place: str) -> Line:
    parts = LINE.fullmatch(text.strip())
    if parts is None:
        raise CommandError(
            f"{place}: this is no line of revisions.lock.\n\n      {text}\n\n"
            "  It has four words: revision, two hashes, and released, adopted or draft. Take the edit back\n"
            "  with git, or delete the line:  db release --update  writes it anew, as a draft."
        )
    return Line(parts["revision"], parts["source"], parts["sql"], parts["state"])


def _add(found: dict[str, Line], line: Line, path: Path) -> None:
    """Of two lines about one migration, as a merge may leave them, the released one counts."""
    other = found.get(line.revision)
    if other and other.released and line.released and other != line:
        raise CommandError(
            f"{path} says of {line.revision} twice that it is released, with different hashes.\n\n"
            f"      {other}\n      {line}\n\n"
            "  Two branches have released different files. Delete the line of the file that no\n"
            "  database has run."
        )
    if other is None or line.released:
        found[line.revision] = line


def _conflict(path: Path) -> str:
    return (
        f"{path} has a git conflict: two branches have added a migration.\n\n"
        "  Put one after the other: change down_revision in the one that is not released.\n"
        "  Then have the file written anew, with the lines of both:\n\n"
        "      db release --update"
    )

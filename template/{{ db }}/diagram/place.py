"""The file that the diagram is in, between two marks; what stands around them is yours.

It is docs/schema.md in the project's folder. `diagram = README.md` in alembic.ini names another one.
"""

import logging
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from alembic.config import Config

from ..compare.snapshot import Snapshot
from ..expected import Expected
from ..terminal.wording import within
from .page import page

log = logging.getLogger("alembic.db")

DEFAULT = "docs/schema.md"

BEGIN, END = "<!-- begin: db diagram -->", "<!-- end: db diagram -->"

NEW = f"""\
# Schema

The tables as the models describe them. `db diagram` draws what is between the two marks in this
file, and every `alembic revision --autogenerate` draws it anew.

{BEGIN}
{END}
"""

NO_MARKS = """\
{name} is there, and does not say where in it the diagram belongs.

  Put these two lines there, and try again:

      {begin}
      {end}

  Or name another file in the section [alembic] of {ini}:

      diagram = docs/tables.md"""


class NoPlace(Expected):
    """The file has no place for the diagram. The text is for the person at the keyboard."""


@dataclass(frozen=True)
class Place:
    """The file at *path*, in the folder *root* of a project."""

    root: Path
    path: Path
    ini: str

    @classmethod
    def of(cls, config: Config) -> "Place":
        """The file that alembic.ini names."""
        ini = Path(config.config_file_name or "alembic.ini").resolve()
        named = config.get_main_option("diagram") or DEFAULT
        return cls(ini.parent, ini.parent / named, ini.name)

    @property
    def name(self) -> str:
        """The file as it is typed in the project's folder."""
        return within(self.root, self.path)

    def text(self) -> str | None:
        """What is in the file, None if there is none."""
        return self.path.read_text("utf-8") if self.path.is_file() else None

    def wanted(self, snapshot: Snapshot) -> str:
        """What ought to be in the file. Raises `NoPlace`."""
        before, begin, rest = (self.text() or NEW).partition(f"{BEGIN}\n")
        _, end, after = rest.rpartition(END)
        if not begin or not end:
            raise NoPlace(NO_MARKS.format(name=self.name, begin=BEGIN, end=END, ini=self.ini))
        return f"{before}{begin}\n{page(snapshot)}\n\n{end}{after}"

    def write(self, snapshot: Snapshot) -> bool:
        """Write the file; return whether it was another one. Raises `NoPlace`."""
        wanted = self.wanted(snapshot)
        if wanted == self.text():
            return False
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(wanted, "utf-8", newline="\n")
        return True

    def changes(self, snapshot: Snapshot) -> list[str]:
        """The lines that ought to be in the file (+), or ought not to be (-). Raises `NoPlace`."""
        now, wanted = (self.text() or "").splitlines(), self.wanted(snapshot).splitlines()
        lines = list(unified_diff(now, wanted, lineterm="", n=0))[2:]
        return [line for line in lines if not line.startswith("@@") and line[1:].strip()]


def refresh(config: Config, snapshot: Snapshot) -> None:
    """Draw the models anew where there is a diagram already: who wants one draws the first."""
    if config.config_file_name is None:
        return
    place = Place.of(config)
    if BEGIN in (place.text() or "") and place.write(snapshot):
        log.info("%s shows the tables as they are now.", place.name)

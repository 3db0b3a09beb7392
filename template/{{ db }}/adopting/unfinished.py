"""What an adoption that was killed has left behind: it is cleared up before the next one begins.

What is about to be written is told in a file first, migrations/.adopting, which is there as long as
somebody adopts, and locked. So whoever gets the lock, and finds something in it, knows whose it was.
"""

import json
import logging
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from alembic.config import Config
from alembic.script import ScriptDirectory

from ..commands.begin import lent
from ..expected import Expected
from ..local.filelock import try_lock
from ..released.history import History
from ..terminal.wording import named, near
from . import messages
from .first import MESSAGE
from .kept import migrations, remove, remove_if_empty

log = logging.getLogger("alembic.db")

NAME = ".adopting"
ATTRIBUTE = "unfinished"


@dataclass
class Unfinished:
    """What is told in the file, and was told by one that was killed."""

    file: IO[str]
    # The id of the first migration; and whether it was proved, so that all files were complete.
    revision: str = ""
    is_proved: bool = False
    # The texts of the models.
    modules: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, file: IO[str]) -> "Unfinished":
        """What *file* says; its last line may have been cut off."""
        found = cls(file)
        file.seek(0)
        for line in file:
            with suppress(ValueError):
                vars(found).update(json.loads(line))
        return found

    def tell(self, **facts: Any) -> None:
        """Write down *facts*, which are fields of this class, before they are true."""
        vars(self).update(facts)
        self.file.write(f"{json.dumps(facts)}\n")
        self.file.flush()

    def announce(self, texts: Mapping[Path, str]) -> None:
        """Tell that models are about to be written: paths and texts."""
        self.tell(modules={str(path): text for path, text in texts.items()})


def telling(config: Config) -> Unfinished:
    """Where the adoption that is running is told."""
    found = config.attributes[ATTRIBUTE]
    assert isinstance(found, Unfinished)
    return found


@contextmanager
def alone(config: Config) -> Iterator[Unfinished]:
    """Adopt in here, where nobody else does; what a killed one left is gone, and returned.

    If its migration was proved, its files stay. Raises `Expected` if somebody else adopts.
    """
    path = Path(ScriptDirectory.from_config(config).dir, NAME)
    try:
        with path.open("a+", encoding="utf-8") as file:
            if not try_lock(file):
                path = Path()  # it is theirs
                raise Expected(messages.AT_ONCE)
            found = Unfinished.read(file)
            if not found.is_proved:
                _clear_up(config, found)
            file.truncate(0)
            with lent(config, ATTRIBUTE, Unfinished(file)):
                yield found
    finally:
        if path.name:
            path.unlink(missing_ok=True)


def _clear_up(config: Config, left: Unfinished) -> None:
    gone = _migrations(config, left.revision)
    gone += [Path(path) for path, text in left.modules.items() if _is_unchanged(Path(path), text)]
    for path in gone:
        remove(path)
    for folder in {path.parent for path in gone}:
        remove_if_empty(folder)
    if left.revision:
        from .models.home import drafts

        for folder in drafts():
            shutil.rmtree(folder, ignore_errors=True)
        History.of(config).keep()
    if gone:
        names = named([near(path) for path in gone], most=3)
        log.warning("An adoption that was killed had left %s: removed.", names)


def _migrations(config: Config, revision: str) -> list[Path]:
    """The file of *revision*, be it unfinished, or not even begun."""
    if not revision:
        return []
    return [path for path in migrations(config) if _is_of(revision, path)]


def _is_of(revision: str, path: Path) -> bool:
    text = path.read_text("utf-8")
    return revision in text or (not text and path.stem.endswith(MESSAGE))


def _is_unchanged(path: Path, text: str) -> bool:
    """Whether *path* has *text*, or the beginning of it: nobody has written there since."""
    return path.is_file() and text.startswith(path.read_text("utf-8"))

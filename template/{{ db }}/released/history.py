"""The migrations of a checkout, beside what revisions.lock says of them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from alembic.config import Config
from alembic.script import Script, ScriptDirectory

from ..terminal.wording import within
from . import hashes, lockfile
from .lockfile import DRAFT, RELEASED, Line

NONE: Mapping[str, str] = {}


@dataclass(frozen=True)
class History:
    """Both, oldest first."""

    config: Config
    script: ScriptDirectory
    migrations: dict[str, Script]
    lines: dict[str, Line]

    @classmethod
    def of(cls, config: Config, *, conflicts: bool = False) -> "History":
        """Read both. *conflicts* is for `lockfile.read`. Raises `CommandError`."""
        script = ScriptDirectory.from_config(config)
        oldest_first = reversed(list(script.walk_revisions()))
        migrations = {migration.revision: migration for migration in oldest_first}
        lines = lockfile.read(Path(script.dir, lockfile.NAME), conflicts=conflicts)
        return cls(config, script, migrations, lines)

    @property
    def path(self) -> Path:
        """Where revisions.lock is, or would be."""
        return Path(self.script.dir, lockfile.NAME)

    @property
    def released(self) -> dict[str, Line]:
        """What must not change any more."""
        return {line.revision: line for line in self.lines.values() if line.released}

    def keep(self, released: Collection[str] = (), adopted: Mapping[str, str] = NONE) -> None:
        """Write revisions.lock: drafts as they are now, these as *released* today, and those *adopted*.

        The latter come with their states. What was released stays as it was; a draft whose file
        is gone is forgotten.
        """
        lockfile.write(self.path, self._now({**dict.fromkeys(released, RELEASED), **adopted}))

    def _now(self, states: Mapping[str, str]) -> Iterator[Line]:
        """The lines of today, with these *states*."""
        gone = [line for name, line in self.released.items() if name not in self.migrations]
        yield from gone
        for name, migration in self.migrations.items():
            line = self.lines.get(name)
            if line is None or name in states or self._was_edited(line):
                # What was adopted stays that, when its file is taken as it is now.
                state = line.state if line and line.adopted else states.get(name, DRAFT)
                line = hashes.line(self.config, self.script, migration, state)
            yield line

    def _was_edited(self, line: Line) -> bool:
        """Whether it is about a draft that is another one now; to render them all takes a while."""
        return not line.released and hashes.of_source(self.migrations[line.revision]) != line.source

    def name(self, revision: str) -> str:
        """Its file, as it is typed in the project's folder; the revision, if there is none."""
        migration = self.migrations.get(revision)
        if migration is None:
            return revision
        return within(Path(self.script.dir).resolve().parent, migration.path)

"""From what was asked for to a review: look at the target, try the migrations, ask squawk."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from ..commands.database import is_missing, name
from ..compare.history_errors import HistoryError
from ..compare.profile import Profile
from ..compare.scratch_session import NoScratch
from ..connection.connect import ConnectError, connected
from ..postgresql.sizes import Size, size_of
from ..settings import Project
from ..target import Target
from .chosen import Chosen, against, everything, named, pending
from .observe import Observed, Observer
from .printed import printed
from .report import Report, Review, report
from .scratch import Trial
from .squawk import Remark, program, remarks

NO_SQUAWK = (
    "squawk is not installed, so it was not asked: uv sync, or add squawk-cli to the dependency "
    "group dev."
)
WITHOUT_TARGET = """\
  Without the database, say which migrations:

      db review --against origin/main
      db review --all"""

NOTHING = Chosen(frozenset(), "", "there is no migration")


@dataclass
class Reviewing:
    """Reviews the migrations of *project*, as they would run in *database*."""

    config: Config
    project: Project
    database: Target
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.script = ScriptDirectory.from_config(self.config)
        if len(heads := self.script.get_heads()) > 1:
            self.notes.append(
                f"There are {len(heads)} heads: {', '.join(sorted(heads))}. `alembic upgrade head` "
                "wants one: let one of them follow the other."
            )

    def review(self, names: Sequence[str], *, every: bool, ref: str) -> Review:
        """The review of those with these *names*, of all, of those not in *ref*, or of the pending.

        Raises `CommandError`, `ConnectError`, `LocalServerError` and `HistoryError`.
        """
        asked = self._asked_for(names, every=every, ref=ref)
        profile, waiting = self._look(with_pending=asked is None)
        chosen = asked or waiting
        if not chosen.revisions:
            return Review(chosen, [], self.notes, {}, [])
        seen, tables = self._try(chosen, profile)
        reports = [self._report(one) for one in seen]
        done = {one.revision for one in seen}
        skipped = [one for one in self._order() if one in chosen.revisions - done]
        found = self._sizes(seen, tables) if profile else {}
        return Review(chosen, reports, self.notes, found, skipped)

    def _asked_for(self, names: Sequence[str], *, every: bool, ref: str) -> Chosen | None:
        if every:
            return everything(self.script)
        if ref:
            return against(self.script, ref, self.project.root)
        return named(self.script, names) if names else None

    def _look(self, *, with_pending: bool) -> tuple[Profile | None, Chosen]:
        """What is known of the target; *with_pending*, which migrations are pending there, too."""
        where = f"pending in {self.database}"
        try:
            return connected(self.database, partial(self._read, with_pending))
        except ConnectError as refusal:
            if is_missing_there(self.database, refusal):
                self.notes.append(f"There is no database {name(self.database)} yet.")
                return None, Chosen(everything(self.script).revisions, where, NOTHING.none)
            if with_pending:
                raise CommandError(f"{refusal}\n\n{WITHOUT_TARGET}") from None
            first = str(refusal).splitlines()[0]
            self.notes.append(f"{first} So the sizes of the tables are not known.")
            return None, NOTHING

    def _read(self, with_pending: bool, connection: Connection) -> tuple[Profile | None, Chosen]:
        connection.execution_options(postgresql_readonly=True)
        profile = Profile.of(connection)
        found = pending(self.config, connection, str(self.database)) if with_pending else NOTHING
        return profile, found

    def _try(
        self, chosen: Chosen, profile: Profile | None
    ) -> tuple[list[Observed], dict[int, str]]:
        """What was observed, and what the tables were called before, by their oids."""

        def work(scratch: Connection, notes: list[str]) -> tuple[list[Observed], dict[int, str]]:
            self.notes += notes
            observer = Observer(self.config, self.script, scratch, chosen)
            return observer.run(), observer.tables()

        try:
            return Trial(self.project, self.script, self.database, profile).run(work)
        except NoScratch as reason:
            raise CommandError(f"The migrations cannot be tried.\n\n  {reason}") from None
        except HistoryError as error:
            # Perhaps for want of a role or an extension that the target has.
            raise CommandError("\n  ".join([f"{error}\n", *self.notes]).strip()) from None

    def _report(self, one: Observed) -> Report:
        script = self.script.get_revision(one.revision)
        sql = printed(self.config, self.script, one.revision)
        return report(one, script, self.project.root, self._squawk(script.path, sql))

    def _squawk(self, path: str, sql: str | None) -> list[Remark]:
        squawk = program()
        if squawk and sql:
            return remarks(squawk, sql, path, self.project.root)
        if not squawk and NO_SQUAWK not in self.notes:
            self.notes.append(NO_SQUAWK)
        return []

    def _order(self) -> list[str]:
        return [revision.revision for revision in self.script.walk_revisions()][::-1]

    def _sizes(self, seen: list[Observed], tables: dict[int, str]) -> dict[int, Size]:
        """The sizes of the tables that were locked, in the target."""
        locks = (lock for one in seen for judged in one.statements for lock in judged.locks)
        names = {
            lock.table.oid: tables.get(lock.table.oid, lock.table.sql)
            for lock in locks
            if lock.table.kind in {"r", "p", "m"}
        }

        def read(connection: Connection) -> dict[int, Size]:
            connection.execution_options(postgresql_readonly=True)
            found = {oid: size_of(connection, name) for oid, name in names.items()}
            return {oid: size for oid, size in found.items() if size}

        return connected(self.database, read)


def is_missing_there(database: Target, refusal: ConnectError) -> bool:
    """Whether there is a server, and no such database on it."""
    try:
        return is_missing(database, refusal)
    except ConnectError:
        return False

"""The promises that are kept for whatever change: it is made right, or refused in words."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from changes.database import Databases
from changes.project import Project, Ran
from changes.walk import tables, well_written

from .build import describe
from .model import Column, Model, Table, identifier, table_sql
from .pasted import pasted

GENERATE = ("revision", "--autogenerate", "-m")

# Stops that no change of valid models, and nothing that was pasted, may lead to.
NEVER = (
    "PostgreSQL refuses the models",
    "PostgreSQL refuses the upgrade",
    "PostgreSQL refuses the downgrade",
    "names nothing that would be dropped",
    "found no table",
)

Rows = Counter[tuple[Any, ...]]


@dataclass(frozen=True)
class Example:
    """A change, and rows that are there before it."""

    before: Model
    after: Model
    rows: str


@dataclass
class Judge:
    """Makes changes in *project*, and counts how they end."""

    project: Project
    databases: Databases
    ends: Counter[str] = field(default_factory=Counter)

    def is_possible(self, model: Model) -> bool:
        """Whether PostgreSQL takes *model*, and SQLAlchemy can say it."""
        try:
            self.databases.expected(tables(describe(model)), model.schemas)
        except Exception:  # noqa: BLE001 (of SQLAlchemy or a driver, whatever it is)
            return False
        return True

    def judge(self, example: Example) -> str:
        """Raise AssertionError if a promise is not kept; else tell how it ended."""
        self.project.afresh()
        self.databases.afresh()
        end = _Trial(self.project, self.databases, example).end()
        self.ends[end] += 1
        return end


@dataclass
class _Trial:
    project: Project
    databases: Databases
    example: Example

    def end(self) -> str:
        with self.project.models(tables(describe(self.example.before))):
            self._ok(*GENERATE, "before")
            self._ok("upgrade", "head")
        self.databases.run(self.example.rows)
        self.start = self.databases.revision() or "base"
        self.was = self._state()
        self.kept = self._kept()
        with self.project.models(tables(describe(self.example.after))):
            return self._change()

    def _change(self) -> str:
        written = self._generated()
        if isinstance(written, str):
            return written
        if refused := self._refused("upgrade", "head", is_online=written.is_online):
            return f"upgrade: {refused}"
        self._is_right()
        self._ok("check")
        again = self._ok(*GENERATE, "again")
        assert not again.new, again
        if refused := self._refused("downgrade", self.start, is_online=written.is_online):
            return f"downgrade: {refused}"
        assert self.databases.catalog() == self.was[0], self._differs(self.was[0])
        assert self._kept() == self.kept, self.project.ran[-1]
        self._ok("upgrade", "head")
        self._is_right()
        return "made"

    def _generated(self) -> Ran | str:
        """The migration, or why there is none."""
        ran = self.project.alembic(*GENERATE, "change")
        if ran.status and (words := pasted(ran.message)):
            self._stops_well(ran)
            ran = self.project.alembic(*words)
        assert self._state() == self.was, ran
        if ran.status:
            self._stops_well(ran)
            return f"generation: {_reason(ran)}"
        if not ran.new:
            self._is_right()
            return "nothing to do"
        well_written(ran)
        return ran

    def _refused(self, *command: str, is_online: bool) -> str | None:
        """Run *command*; why it was refused, if it was, and rightly so.

        What was done online before that stays.
        """
        was = None if is_online else self._state()
        ran = self.project.alembic(*command)
        if not ran.status:
            return None
        self._stops_well(ran)
        assert was in (None, self._state()), ran
        return _reason(ran)

    def _stops_well(self, ran: Ran) -> None:
        assert ran.message, ran
        assert ran.printed.count("FAILED: ") == 1, ran
        assert "Traceback" not in ran.printed + ran.logged, ran
        assert not ran.new, ran
        assert not [words for words in NEVER if words in ran.message], ran

    def _ok(self, *command: str) -> Ran:
        ran = self.project.alembic(*command)
        assert ran.status == 0, ran
        return ran

    def _is_right(self) -> None:
        after = self.example.after
        wanted = self.databases.expected(tables(describe(after)), after.schemas)
        found = self.databases.catalog()
        assert found == wanted, self._differs(wanted)
        assert self._kept(of="after") == self.kept, "\n".join(map(str, self.project.ran))

    def _differs(self, wanted: list[str]) -> str:
        found = self.databases.catalog()
        lines = [f"+ {line}" for line in found if line not in wanted]
        lines += [f"- {line}" for line in wanted if line not in found]
        return "\n".join(["the catalog differs:", *lines, *map(str, self.project.ran)])

    def _state(self) -> tuple[list[str], list[tuple[Any, ...]]]:
        return self.databases.catalog(), self.databases.contents()

    def _kept(self, of: str = "before") -> list[Rows]:
        """The rows of every table that stays, without what changes of itself."""
        renamed = {f"enum {one.name}" for one in self.example.after.enums if one.renamed}
        renamed |= {kind.replace("enum ", "enum[] ") for kind in renamed}
        pairs = [pair if of == "before" else pair[::-1] for pair in self._both()]
        return [Counter(self.databases.rows(_select(*pair, renamed))) for pair in pairs]

    def _both(self) -> Iterator[tuple[Table, Table]]:
        """Each table that stays, before and after the change, with the columns that nothing changes."""
        before, after = self.example.before, self.example.after
        for old in before.tables:
            for new in after.tables:
                if old.number == new.number and _is_kept(old, new):
                    yield old, new


def _is_kept(old: Table, new: Table) -> bool:
    """Whether the rows of a table stay: it has its name, or says which one it had."""
    return old.schema == new.schema and old.name in (new.name, new.renamed_from)


def _select(table: Table, other: Table, renamed: set[str]) -> str:
    """A query for those columns of *table* that *other* has as they are, but for *renamed* kinds."""
    same = [one for one in table.columns if _is_same(one, other) and one.kind not in renamed]
    names = [identifier(column.name) for column in same]
    return f"SELECT {', '.join(f'{name}::text' for name in names)} FROM {table_sql(table)}"


def _is_same(column: Column, other: Table) -> bool:
    found = [one for one in other.columns if one.number == column.number]
    if not found or column.computed or found[0].computed:
        return False
    (twin,) = found
    same_name = column.name == twin.name or column.name == twin.renamed_from
    same_name = same_name or column.renamed_from == twin.name
    return same_name and column.kind == twin.kind and column.nullable == twin.nullable


def _reason(ran: Ran) -> str:
    """The first words of a message, without names."""
    return ran.message.strip().splitlines()[0][:60]

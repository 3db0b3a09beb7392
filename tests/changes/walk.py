"""What a person does who changes a model, and what they may expect of each step."""

import ast
import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib import import_module
from typing import Any
from zlib import crc32

from sqlalchemy import MetaData

from .case import ALL_ROWS, Case, Rows, Tables
from .database import Databases
from .project import Project, Ran


def walk(case: Case, project: Project, databases: Databases) -> None:
    """Make the change of *case*, and raise AssertionError where a promise is not kept."""
    project.afresh()
    databases.afresh()
    _Walk(case, project, databases).go()


def _is_asked_again(case: Case) -> bool:
    """Every third: it costs a replay of the history, and `check` has found nothing to do."""
    return crc32(case.name.encode()) % 3 == 0


class _Walk:
    script: Ran | None = None

    def __init__(self, case: Case, project: Project, databases: Databases) -> None:
        self.case, self.project, self.databases = case, project, databases

    def go(self) -> None:
        self._begin()
        self.was = self._state()
        with self.project.models(tables(self.case.after)):
            self.script = self._generate()
            if self.script is None:
                return
            if self._stopped("upgrade", "upgrade", "head"):
                return
            self._upgraded()
            self.databases.run(self.case.later)
            if self._stopped("downgrade", "downgrade", self.start):
                return
            self._downgraded()
            self._again()

    def _begin(self) -> None:
        """The project as it was: its migrations, its rows, and what else is in its database."""
        self.databases.run(self.case.found)
        if self.case.first:
            self.project.by_hand("first", self.case.first)
        with self.project.models(tables(self.case.before)):
            if self._has_tables():
                self._ok("revision", "--autogenerate", "-m", "before")
                self._ok("upgrade", "head")
        if self.case.setup:
            self.project.by_hand("by hand", self.case.setup)
        self.databases.run(self.case.foreign)
        self.databases.run(self.case.rows)
        self.start = self.databases.revision() or "base"

    def _has_tables(self) -> bool:
        return bool(tables(self.case.before).tables)

    def _generate(self) -> Ran | None:
        """Write the migration; None if that is refused, or nothing is to be written, as it should."""
        drop = ("-x", f"drop={self.case.drop}") if self.case.drop else ()
        ran = self.project.alembic(*drop, "revision", "--autogenerate", "-m", "change")
        if self.case.nothing:
            assert ran.status == 0, ran
            assert not ran.new, ran
            self._says(ran.printed + ran.logged)
            assert self._state() == self.was
            self._ok("check")
            return None
        if self.case.stops == "generation":
            self._refused(ran)
            assert not ran.new, ran
            assert self._state() == self.was
            return None
        assert ran.status == 0, ran
        assert ran.new, ran
        well_written(ran)
        return ran

    def _stopped(self, step: str, *command: str) -> bool:
        """Run *command*; whether it refused, as it should."""
        if self.case.stops != step:
            self._ok(*command)
            return False
        was = self._state()
        self._refused(self.project.alembic(*command))
        if step == "upgrade" and self.script and self.script.is_online:
            self._has_only_begun(*was)
        else:
            assert self._state() == was
        return True

    def _has_only_begun(self, catalog: list[str], contents: list[tuple[Any, ...]]) -> None:
        """Every row is as it was, and there is nothing that the models do not ask for."""
        now = self.databases.contents()
        assert all(_values(one) <= _values(two) for one, two in zip(contents, now, strict=True))
        found, wanted = set(self.databases.catalog()), set(self._wanted)
        begun = {line.replace(" NOT VALID", "").replace(" INVALID", "") for line in found}
        assert begun - set(catalog) <= wanted, self.script
        assert not (set(catalog) - found) & wanted, self.script

    def _refused(self, ran: Ran) -> None:
        assert ran.status != 0, ran
        assert ran.message, ran
        assert "Traceback" not in ran.printed + ran.logged, ran
        self._says(ran.message)

    def _says(self, message: str) -> None:
        missing = [words for words in self.case.message if words not in message]
        assert not missing, f"{missing} not in:\n{message}"

    def _state(self) -> tuple[list[str], list[tuple[Any, ...]]]:
        return self.databases.catalog(), self.databases.contents()

    def _upgraded(self) -> None:
        self._reads(self.case.read)
        self._is_like_the_models()
        self._ok("check")
        if _is_asked_again(self.case):
            again = self._ok("revision", "--autogenerate", "-m", "again")
            assert not again.new, again

    def _is_like_the_models(self) -> None:
        assert self.databases.catalog() == self._wanted, self.script

    @cached_property
    def _wanted(self) -> list[str]:
        return self.databases.expected(tables(self.case.after), *self.case.around)

    def _downgraded(self) -> None:
        catalog, contents = self.was
        assert self.databases.catalog() == catalog, self.script
        if self.case.back == ALL_ROWS:
            assert self.databases.contents() == contents, self.script
        elif isinstance(self.case.back, Mapping):
            self._reads(self.case.back)

    def _again(self) -> None:
        self._ok("upgrade", "head")
        self._is_like_the_models()
        if self.case.back == ALL_ROWS:
            self._reads(self.case.read, again=True)

    def _reads(self, expected: Rows, *, again: bool = False) -> None:
        for query, rows in expected.items():
            if again and query.startswith("INSERT"):
                continue  # a sequence goes on even if the row is not kept
            found = self.databases.rows(query)
            assert found == list(rows), f"{query}\n{self.script}"

    def _ok(self, *command: str) -> Ran:
        ran = self.project.alembic(*command)
        assert ran.status == 0, ran
        return ran


def _values(row: tuple[str, str]) -> set[tuple[str, str]]:
    """The table and the columns of a row, whose types may have changed."""
    table, columns = row
    return {(f"{table}.{name}", str(value)) for name, value in json.loads(columns).items()}


def tables(describe: Tables) -> MetaData:
    """New metadata with these tables, as the project's models make it."""
    metadata = MetaData(naming_convention=import_module("shop.db.naming").POSTGRESQL_NAMES)
    describe(metadata)
    return metadata


def well_written(ran: Ran) -> None:
    """The migrations are Python as a person would leave it, and outlive the models."""
    for path in ran.new:
        source = path.read_text("utf-8")
        assert "###" not in source, ran
        assert not [name for name in imported(source) if name.startswith("shop.models")], ran


def imported(source: str) -> Iterator[str]:
    """The modules that *source* imports."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)

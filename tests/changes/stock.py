"""What stock Alembic does with a change: the env.py of `alembic init`, and nothing else.

Its project is given every advantage: a database that is exactly like the models before the change.
Only the indexes take their names from our convention, so that a case can ask for them.
"""

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import MetaData
from sqlalchemy.exc import DBAPIError

from .case import ALL_ROWS, Case, Tables
from .database import Databases, create_all, script


class Verdict(Exception):
    """How it ended. The text is for the table in docs/changes.md."""


def verdict(case: Case, folder: Path, databases: Databases) -> str:
    """Make the change of *case* with stock Alembic in the empty *folder*, and say how it went."""
    databases.afresh()
    with databases.connect() as connection:
        script(connection, f"{case.found};{case.first}")
        create_all(connection, _tables(case.before))
        for sql in (case.setup, case.foreign, case.rows):
            script(connection, sql)
        connection.commit()
    try:
        _Stock(case, _project(folder, databases), databases).go()
    except Verdict as ended:
        return str(ended)
    return "right"


def _tables(describe: Tables) -> MetaData:
    names = import_module("shop.db.naming").POSTGRESQL_NAMES
    kept = {key: names[key] for key in ("ix", "postgresql_name")}
    metadata = MetaData(naming_convention=kept)
    describe(metadata)
    return metadata


def _project(folder: Path, databases: Databases) -> Config:
    config = Config(folder / "alembic.ini", stdout=io.StringIO())
    with redirect_stdout(io.StringIO()):
        command.init(config, str(folder / "migrations"))
    # The edits that its documentation asks for.
    env = folder / "migrations" / "env.py"
    ours = 'target_metadata = config.attributes["metadata"]'
    env.write_text(env.read_text("utf-8").replace("target_metadata = None", ours), "utf-8")
    url = databases.url.set(database="shop").render_as_string(hide_password=False)
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    return config


class _Stock:
    def __init__(self, case: Case, config: Config, databases: Databases) -> None:
        self.case, self.config, self.databases = case, config, databases
        config.attributes["metadata"] = _tables(case.after)

    def go(self) -> None:
        catalog = self.databases.catalog()
        self.was = self.databases.contents()
        # Without a first migration, there would be nothing to go back to.
        self._run("fails at once", lambda: command.revision(self.config, "start"))
        self._run("fails at once", lambda: command.upgrade(self.config, "head"))
        wrote = self._generate()
        self._run("fails on upgrade", lambda: command.upgrade(self.config, "head"))
        self._judge(wrote)
        self.databases.run(self.case.later)
        self._run("cannot go back", lambda: command.downgrade(self.config, "-1"))
        if self.databases.catalog() != catalog:
            raise Verdict("cannot go back: leaves something behind")
        if self.case.back == ALL_ROWS and self.databases.contents() != self.was:
            raise Verdict("loses rows on the way back")

    def _generate(self) -> bool:
        """Write the migration; whether there is anything in it."""
        before = set(self._files())
        self._run("fails at generation", self._autogenerate)
        (path,) = set(self._files()) - before
        upgrade = path.read_text("utf-8").partition("def upgrade")[2].partition("def downgrade")[0]
        return "op." in upgrade

    def _autogenerate(self) -> None:
        command.revision(self.config, "change", autogenerate=True)

    def _files(self) -> list[Path]:
        return list(Path(self.config.get_main_option("script_location") or "").glob("*/*.py"))

    def _judge(self, wrote: bool) -> None:
        """What the upgrade has made, against what should be."""
        misread = self._misread()
        if misread or not self.case.read:
            self._lose_nothing()
        if self.case.nothing:
            raise Verdict("writes what changes nothing" if wrote else "writes an empty file")
        if not wrote:
            raise Verdict("silent: nothing generated")
        if self.case.stops in ("generation", "upgrade"):
            raise Verdict("goes on")
        if misread:
            raise Verdict(misread)
        self._compare()

    def _misread(self) -> str:
        """What is wrong with the rows that are read; nothing, as it should be."""
        try:
            found = {query: self.databases.rows(query) for query in self.case.read}
        except DBAPIError as error:
            return f"differs from the models: {first_words(error)}"
        expected = {query: list(rows) for query, rows in self.case.read.items()}
        return "" if found == expected else "other rows are read than a person expects"

    def _lose_nothing(self) -> None:
        lost = _values(self.was) - _values(self.databases.contents())
        if lost and not self.case.drop:
            raise Verdict("loses rows or values")

    def _compare(self) -> None:
        wanted = self.databases.expected(_tables(self.case.after), *self.case.around)
        if self.databases.catalog() != wanted:
            raise Verdict("differs from the models")

    def _run(self, otherwise: str, step: object) -> None:
        assert callable(step)
        try:
            with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
                step()
        except Exception as error:  # noqa: BLE001 (of whatever kind, it is what a person sees)
            raise Verdict(f"{otherwise}: {first_words(error)}") from None


def _values(contents: list[tuple[Any, ...]]) -> set[str]:
    """Everything that is written in the rows."""
    return {str(value) for _, row in contents for value in json.loads(row).values()} - {"None"}


def first_words(error: Exception) -> str:
    """What PostgreSQL, or else Python, says in one line."""
    said = str(getattr(error, "orig", None) or error).strip() or type(error).__name__
    return said.splitlines()[0].removeprefix("ERROR:").strip()

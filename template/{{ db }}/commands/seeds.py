"""Seed data: files of yours in `seeds/`, which may be loaded any number of times.

Files in `seeds/` itself are for every environment, those in `seeds/NAME/` for the environment of
that name. They are loaded in the order of their names, each in a transaction of its own. A `.sql`
file holds statements; a `.py` file a function `seed(connection)`. Names that begin with `_` or `.`
are yours to use otherwise.
"""

import logging
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from alembic.util import CommandError
from sqlalchemy import Connection, text

from ..postgresql import driver
from ..postgresql.sqlstate import UNIQUE_VIOLATION, sqlstate
from ..running.lock import only_migrator
from ..settings import Project
from ..target import Target
from ..terminal.wording import counted

log = logging.getLogger("alembic.db")

# Counts what this transaction did, and what an earlier one did a moment ago.
ROWS_CHANGED = text("""
    SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) FROM pg_stat_xact_user_tables
""")

UNDEFINED_TABLE = "42P01"
ADVICE = {
    UNIQUE_VIOLATION: (
        "Seeds are loaded again and again, so rows may be there already:\n\n"
        "      INSERT INTO ... ON CONFLICT DO NOTHING"
    ),
    UNDEFINED_TABLE: "If its migration is not applied yet:  db prepare",
}


def load(project: Project, database: Target, connection: Connection) -> int:
    """Load every file for the environment of *database*; return how many rows that changed.

    One process at a time: two that both see that a row is missing would both insert it.
    """
    total = 0
    with only_migrator(connection, "seeds"):
        for path in _files(project, database.environment):
            name = path.relative_to(project.root).as_posix()
            changed = _load(connection, path, name)
            log.info("Loaded %s: %s", name, counted(changed, "row") if changed else "no change")
            total += changed
    return total


def _files(project: Project, environment: str) -> Iterator[Path]:
    folder = project.root / "seeds"
    for entry in _sorted(folder):
        if entry.is_dir() and entry.name not in project.environments:
            log.warning(
                "%s is loaded in no environment: alembic.ini knows %s",
                entry.relative_to(project.root),
                ", ".join(project.environments),
            )
    for entry in (*_sorted(folder), *_sorted(folder / environment)):
        if entry.suffix in {".sql", ".py"} and entry.is_file():
            yield entry


def _sorted(folder: Path) -> list[Path]:
    entries = folder.iterdir() if folder.is_dir() else ()
    return sorted(entry for entry in entries if entry.name[0] not in "._")


def _load(connection: Connection, path: Path, name: str) -> int:
    try:
        with connection.begin():
            before = connection.scalar(ROWS_CHANGED) or 0
            if path.suffix == ".sql":
                _run_sql(connection, path)
            else:
                _run_python(connection, path, name)
            return int((connection.scalar(ROWS_CHANGED) or 0) - before)
    except Exception as error:
        if not driver.is_refusal(error):
            raise
        raise CommandError(_message(error, path, name)) from None


def _run_sql(connection: Connection, path: Path) -> None:
    # psycopg2 takes no script that is nothing but comments.
    driver.run_script(connection, path.read_text(encoding="utf-8-sig") + "\n;SELECT 1")


def _run_python(connection: Connection, path: Path, name: str) -> None:
    spec = spec_from_file_location(f"seeds.{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    if not hasattr(module, "seed"):
        raise CommandError(
            f"{name} has no function seed(connection), so there is nothing to call.\n\n"
            "  Begin it with an underscore if it holds no seeds, or write:\n\n"
            "      def seed(connection: Connection) -> None:"
        )
    module.seed(connection)


def _message(error: Exception, path: Path, name: str) -> str:
    advice = ADVICE.get(sqlstate(error))
    return f"{name}{_line(error, path)} was refused, and the whole file changed nothing.\n\n" + (
        driver.words(error) + (f"\n\n  {advice}" if advice else "")
    )


def _line(error: Exception, path: Path) -> str:
    place = driver.position(error)
    if place is None or path.suffix != ".sql":
        return ""
    before = path.read_text(encoding="utf-8-sig")[: place - 1]
    return f", line {before.count(chr(10)) + 1},"

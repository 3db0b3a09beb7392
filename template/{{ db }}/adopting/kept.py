"""What was written for a database stays only if the database was marked: whatever happens between."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.util import cache_from_source
from pathlib import Path

from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy.exc import DBAPIError

from ..commands.revisions import applied
from ..connection.connect import ConnectError, connected
from ..released.history import History
from ..target import Target
from .interruption import listening


@contextmanager
def kept_if_marked(
    config: Config, database: Target, modules: Sequence[Path] = ()
) -> Iterator[None]:
    """Remove the migrations that are written in here, unless this ends well.

    So it does after an interruption; but not if *database* was marked just before. The *modules*
    go, too, which may be added to in here.
    """
    before = migrations(config)
    try:
        with listening():
            yield
    except BaseException:
        if not _is_marked(config, database):
            for path in [*(migrations(config) - before), *modules]:
                remove(path)
            for folder in {path.parent for path in modules}:
                remove_if_empty(folder)
            History.of(config).keep()
        raise


def remove(path: Path) -> None:
    """Remove a module, and what Python has made of it."""
    path.unlink(missing_ok=True)
    Path(cache_from_source(str(path))).unlink(missing_ok=True)


def remove_if_empty(folder: Path) -> None:
    """A schema may have got a folder of its own."""
    for one in (folder / "__pycache__", folder):
        with suppress(OSError):
            one.rmdir()


def migrations(config: Config) -> set[Path]:
    """The files of all migrations."""
    script = ScriptDirectory.from_config(config)
    folders = script.version_locations or [script.versions]
    return {path for folder in folders for path in Path(folder).rglob("*.py")}


def _is_marked(config: Config, database: Target) -> bool:
    with suppress(CommandError, ConnectError, DBAPIError):
        return bool(connected(database, lambda connection: applied(config, connection)))
    return False

"""What is wrong with the history, one message for each thing, ready to be read and pasted."""

from alembic.config import Config

from . import hashes
from .history import History
from .lockfile import UNKNOWN

EDITED = """\
{file} was edited after it was released.

  Databases have run it as it was, and will never run what it says now. Take the edit back

      git checkout -- {file}

  and put the change into a new migration:

      alembic revision --autogenerate -m "..."

  If the edit is committed: git log --oneline -- {file}
  shows the commit before it, for git checkout COMMIT -- {file}"""

GONE = """\
{revision} is released, and its file is gone.

  Databases have run it. Get the file back, from the commit before the one that deleted it:

      git log --oneline --name-only --diff-filter=D -- {folder}
      git checkout COMMIT~1 -- FILE"""

RENDERED = """\
{file} makes other SQL than when it was released.

  The hash of its SQL was {was}, and is {now}. Its file is the same: Alembic, SQLAlchemy or db/
  has changed under it, so a new database would differ from those that have run it. See the SQL:

      alembic upgrade {span} --sql

  Compare that with the same command before the update (git stash, or a commit from before). If a
  database would be the same afterwards, take today's SQL for the released one:

      db release --again {revision}

  If not, stay with the earlier version of what has changed."""

UNLISTED = """\
{file} is not in {lock}.

  A merge may have lost its line, or it was not written by `alembic revision`. Add it:

      db release --update"""


def edited(config: Config) -> list[str]:
    """A message for each migration that is released and whose file is another now, or gone."""
    history = History.of(config)
    return [_edited(history, revision) for revision in changed(history)]


def changed(history: History) -> list[str]:
    """The released revisions whose files are others now, or gone."""
    return [
        name
        for name, line in history.released.items()
        if name not in history.migrations
        or hashes.of_source(history.migrations[name]) != line.source
    ]


def rendered_differently(config: Config) -> list[str]:
    """A message for each migration that is released and whose SQL is another now."""
    history = History.of(config)
    return [message for name in history.released if (message := _rendered(history, name))]


def unlisted(config: Config) -> list[str]:
    """A message for each migration that revisions.lock does not know, if there is one."""
    history = History.of(config)
    lock = f"{history.path.parent.name}/{history.path.name}"
    return [
        UNLISTED.format(file=history.name(revision), lock=lock)
        for revision in history.migrations
        if history.path.exists() and revision not in history.lines
    ]


def _edited(history: History, revision: str) -> str:
    if revision in history.migrations:
        return EDITED.format(file=history.name(revision))
    return GONE.format(revision=revision, folder=f"{history.path.parent.name}/versions")


def _rendered(history: History, revision: str) -> str:
    migration, was = history.migrations.get(revision), history.lines[revision].sql
    if migration is None or was == UNKNOWN:
        return ""
    now = hashes.of_sql(history.config, history.script, migration)
    if now == was:
        return ""
    return RENDERED.format(
        file=history.name(revision),
        revision=revision,
        was=was,
        now="unknown, as it cannot be rendered" if now == UNKNOWN else now,
        span=f"{migration.down_revision or 'base'}:{revision}",
    )

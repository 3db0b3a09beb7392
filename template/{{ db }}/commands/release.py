"""`db release`: what is released must not change any more."""

from argparse import ArgumentParser

from alembic.config import Config
from alembic.util import CommandError

from ..released import edited
from ..released.history import History
from ..running import branches
from ..terminal.wording import counted

BOTH = f"Databases have run both. Bring them together:  {branches.MERGE}"


def release(
    config: Config, revision: str | None = None, again: bool = False, update: bool = False
) -> None:
    """Mark the migrations of this checkout as released: from now on they must not change.

    Their hashes are kept in migrations/revisions.lock, which belongs into the commit that is
    deployed. The tests refuse a released migration that was edited, or whose SQL has changed. No
    database is asked.

    example:
      db release                     all of them
      db release 5f3c0e7a9b12        up to this one
      db release --update            none: write revisions.lock anew, after a merge
      db release --again 5f3c0e7a9b12
    """
    if update:
        _update(config)
    elif again:
        _again(config, revision)
    else:
        _release(config, revision or "head")


def add_options(parser: ArgumentParser) -> None:
    """Add REVISION, --again and --update."""
    parser.add_argument("revision", nargs="?", metavar="REVISION", help="the last one to release")
    group = parser.add_mutually_exclusive_group()
    group.add_argument(
        "--again",
        action="store_true",
        help="take a released one as it is now, whose looks or whose SQL has changed for good",
    )
    group.add_argument(
        "--update", action="store_true", help="release none: only list them all, conflict or not"
    )


def _release(config: Config, target: str) -> None:
    if problems := edited(config):
        raise CommandError("Nothing was released. " + "\n\n".join(problems))
    history = History.of(config)
    chosen = _up_to(history, target)
    history.keep(released=chosen)
    for name in chosen:
        config.print_stdout("Released: %s", history.name(name))
    if not chosen:
        config.print_stdout("Nothing to release: %s", _why(history))
    elif left := [name for name in _drafts(history) if name not in chosen]:
        config.print_stdout("Still drafts: %s", ", ".join(left))


def _up_to(history: History, target: str) -> list[str]:
    """The drafts among *target* and what it builds on, oldest first."""
    heads = history.script.get_heads()
    if len(heads) > 1:
        raise CommandError(
            f"Nothing was released: there are two ends of the history, {' and '.join(heads)}.\n\n"
            f"  {BOTH if history.released.keys() >= set(heads) else branches.FOLLOW}"
        )
    last = history.script.get_revision(target)
    lower = history.script.iterate_revisions(last.revision if last else "base", "base")
    wanted = {one.revision for one in lower}
    return [name for name in _drafts(history) if name in wanted]


def _drafts(history: History) -> list[str]:
    return [name for name in history.migrations if name not in history.released]


def _why(history: History) -> str:
    if not history.migrations:
        return "there are no migrations yet."
    return f"all migrations up to there are released, as {history.path.name} says."


def _again(config: Config, revision: str | None) -> None:
    if revision is None:
        raise CommandError("Name the migration that is to be taken as it is now: --again REVISION")
    history = History.of(config)
    found = history.script.get_revision(revision)
    if found is None or found.revision not in history.released:
        raise CommandError(f"{revision} is not released, so it may be edited freely.")
    history.keep(released=[found.revision])
    config.print_stdout("Released again, as it is now: %s", history.name(found.revision))


def _update(config: Config) -> None:
    history = History.of(config, conflicts=True)
    history.keep()
    number = counted(len(history.migrations), "migration")
    config.print_stdout("%s lists %s.", history.path.name, number)
